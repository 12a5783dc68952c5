"""A camera's picture is made smaller before it is sent; what is small already, or may move, is sent as it is."""
import base64

import pytest
from playwright.sync_api import expect

from talk import bubble, rest, texts, write

DRAW = """async ([type, width, height, isClear]) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext("2d");
    // Noise, which no format packs well.
    const pixels = context.createImageData(width, height);
    for (let i = 0; i < pixels.data.length; i += 65536) crypto.getRandomValues(pixels.data.subarray(i, i + 65536));
    for (let i = 3; i < pixels.data.length; i += 4) pixels.data[i] = isClear && i < 4 * width ? 0 : 255;
    context.putImageData(pixels, 0, 0);
    return canvas.toDataURL(type, 1).split(",")[1];
}"""
CHOSEN = "document.querySelector('#profile-image [name=image]').files[0]"
SEEN = """async () => {
    const picture = await createImageBitmap(document.querySelector("#profile-image [name=image]").files[0]);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    return [picture.width, picture.height, context.getImageData(0, 0, 1, 1).data[3]];
}"""

# A picture is looked at only once the test says so, which then hears that a smaller one has been made.
HOLD = """(() => {
    const look = createImageBitmap;
    self.createImageBitmap = async (picture) => (await new Promise((go) => (self.go = go)), look(picture));
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = function (done, ...how) {
        toBlob.call(this, (blob) => (done(blob), setTimeout(() => (self.isMade = true))), ...how);
    };
})()"""


@pytest.fixture
def mia(window, family):
    return window(family.mia).open("/profile")


def choose(window, kind, width, height, is_clear=False, field="#profile-image [name=image]"):
    """Chooses a picture of noise; its weight."""
    data = base64.b64decode(window.page.evaluate(DRAW, [f"image/{kind}", width, height, is_clear]))
    picture = {"name": f"photo.{kind}", "mimeType": f"image/{kind}", "buffer": data}
    window.page.locator(field).set_input_files(picture)
    return len(data)


def test_a_photo_heavier_than_is_taken_is_sent_after_all(mia):
    weight = choose(mia, "jpeg", 2400, 1800)
    assert weight > 5_000_000
    mia.until(f"{CHOSEN}.size < {weight}")
    assert mia.page.evaluate(SEEN) == [1600, 1200, 255]
    mia.page.get_by_role("button", name="Use this picture").click()
    mia.until("document.querySelector('#profile-picture .face img')?.naturalWidth === 1600")
    mia.page.get_by_role("button", name="Show the emoji again").click()
    expect(mia.page.locator("#profile-picture .face img")).to_have_count(0)


def test_what_can_be_seen_through_stays_so(mia):
    weight = choose(mia, "png", 900, 700, is_clear=True)
    mia.until(f"{CHOSEN}.size < {weight}")
    assert mia.page.evaluate(SEEN) == [900, 700, 0]


def test_another_one_chosen_meanwhile_is_the_one_that_goes(mia):
    """And, being light, goes as it is."""
    mia.page.evaluate(HOLD)
    choose(mia, "jpeg", 2000, 1500)
    light = choose(mia, "png", 200, 200)
    mia.page.evaluate("go()")
    mia.until("self.isMade")
    assert light < 300_000
    assert mia.page.evaluate(f"[{CHOSEN}.name, {CHOSEN}.size]") == ["photo.png", light]


def test_a_form_sent_at_once_waits_for_it(mia):
    mia.page.evaluate(HOLD)
    weight = choose(mia, "jpeg", 2400, 1800)
    sent = []
    mia.page.on("request", lambda request: request.method == "POST" and sent.append(request))
    mia.page.get_by_role("button", name="Use this picture").click()
    mia.page.wait_for_timeout(200)
    assert not sent
    mia.page.evaluate("go()")
    mia.until("document.querySelector('#profile-picture .face img')?.naturalWidth === 1600")
    assert weight > 300_000 and len(sent) == 1
    mia.page.get_by_role("button", name="Show the emoji again").click()
    expect(mia.page.locator("#profile-picture .face img")).to_have_count(0)


def test_a_message_is_shown_at_once_and_goes_when_its_picture_is_ready(window, family, chat):
    rest(family)
    anna, mia = window(family.anna).open(f"/chats/{chat['id']}"), window(family.mia).open(f"/chats/{chat['id']}")
    mia.page.evaluate(HOLD)
    choose(mia, "jpeg", 2400, 1800, field="#composer [name=image]")
    mia.page.fill("#composer-body", "Look")
    mia.page.keyboard.press("Enter")
    expect(mia.page.locator("#outbox .message-text")).to_have_text("📷 Look")
    write(mia, "There")
    mia.page.keyboard.type("not this")
    expect(mia.page.locator("#outbox .message-text")).to_have_text(["📷 Look", "There"])
    mia.page.evaluate("go()")
    expect(bubble(anna, "There")).to_have_count(1)
    assert texts(anna) == ["Look", "There"]
    expect(bubble(anna, "Look")).to_have_count(1)
    expect(bubble(anna, "Look").locator(".message-text")).to_have_text("Look")
    anna.until("document.querySelector('.message-picture img')?.naturalWidth === 1600")
    expect(mia.page.locator("#outbox li")).to_have_count(0)
    expect(mia.page.locator("#composer-body")).to_have_value("not this")
