"""Nothing that was written is lost, or said twice: answers that don't come, several tabs, pictures, too much of it."""
from playwright.sync_api import expect

from pixel import PIXEL
from talk import bubble, rest, texts, write

FAMILY = "👩‍👩‍👧‍👦"


def test_48_a_message_whose_answer_is_lost_is_said_once(window, family, chat):
    rest(family)
    anna, mia = window(family.anna).open(f"/chats/{chat['id']}"), window(family.mia).open(f"/chats/{chat['id']}")
    mia.expects_trouble("ERR_|Failed to load")
    lost = []

    def lose(route):
        if len(lost) < 2:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    mia.page.route("**/messages", lose)
    write(mia, "Did you get this?")
    write(mia, "And this?")
    for one in (anna, mia):
        expect(bubble(one, "And this?")).to_have_count(1, timeout=15_000)
        expect(one.page.locator("#outbox li")).to_have_count(0)
        assert texts(one) == ["Did you get this?", "And this?"]
    assert all(status < 300 for status in lost) and len(lost) == 2, lost
    mia.page.reload()
    mia.is_live()
    assert texts(mia) == ["Did you get this?", "And this?"]


def test_what_waits_in_two_tabs_is_all_sent_by_the_next_page(window, family, chat):
    rest(family)
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    mia.expects_trouble("ERR_|WebSocket|Failed to load")
    other = mia.context.new_page()
    other.goto(f"{mia.base}/chats/{chat['id']}")
    expect(other.locator("html")).to_have_attribute("data-connection", "online")
    mia.context.set_offline(True)
    for page, text in [(mia.page, "From one tab"), (other, "From the other"), (mia.page, "And one more")]:
        page.fill("#composer-body", text)
        page.keyboard.press("Enter")
        expect(page.locator("#outbox")).to_contain_text(text)
    other.close()
    mia.page.goto("about:blank")
    mia.context.set_offline(False)
    mia.open(f"/chats/{chat['id']}")
    for text in ["From one tab", "From the other", "And one more"]:
        expect(bubble(mia, text)).to_have_count(1)
    expect(mia.page.locator("#outbox li")).to_have_count(0)


def test_a_picture_that_waits_is_sent_after_a_reload(window, family, chat):
    rest(family)
    anna, mia = window(family.anna).open(f"/chats/{chat['id']}"), window(family.mia).open(f"/chats/{chat['id']}")
    mia.expects_trouble("ERR_|Failed to load")
    mia.page.route("**/messages", lambda route: route.abort())
    picture = {"name": "kite.png", "mimeType": "image/png", "buffer": PIXEL}
    mia.page.set_input_files("#composer [name=image]", picture)
    expect(mia.page.locator("#composer-file")).to_contain_text("kite.png")
    mia.page.get_by_role("button", name="Remove the picture").click()
    expect(mia.page.locator("#composer-file")).to_be_hidden()
    mia.page.set_input_files("#composer [name=image]", picture)
    write(mia, "My kite")
    expect(mia.page.locator("#outbox li")).to_contain_text("📷 My kite")
    mia.page.unroute("**/messages")
    mia.page.reload()
    for one in (anna, mia):
        expect(bubble(one, "My kite")).to_have_count(1)
        shown = bubble(one, "My kite").locator("img")
        expect(shown).to_be_visible()
        one.page.wait_for_function("(image) => image.naturalWidth > 0", arg=shown.element_handle())
    expect(mia.page.locator("#outbox li")).to_have_count(0)


def test_8000_emoji_are_sent_and_8001_stay_where_they_are_typed(window, family, chat):
    rest(family)
    anna, mia = window(family.anna).open(f"/chats/{chat['id']}"), window(family.mia).open(f"/chats/{chat['id']}")
    write(mia, FAMILY * 8_001)
    expect(mia.page.locator("#composer-note")).to_have_text("That is 1 character too long: a message has up to 8,000.")
    expect(mia.page.locator("#composer-body")).to_have_value(FAMILY * 8_001)
    expect(mia.page.locator("#outbox li")).to_have_count(0)
    write(mia, FAMILY * 8_000)
    expect(mia.page.locator("#composer-note")).to_be_empty()
    expect(anna.page.locator("#messages .message-text")).to_have_text(FAMILY * 8_000)
    expect(mia.page.locator("#outbox li")).to_have_count(0)


def test_html_is_shown_as_text_wherever_it_comes(window, family, chat):
    rest(family)
    evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>&amp;'
    anna, mia = window(family.anna).open("/chats"), window(family.mia).open(f"/chats/{chat['id']}")
    write(mia, evil)
    expect(bubble(mia, evil)).to_be_visible()
    expect(anna.page.locator(f"#chat-{chat['id']} .chat-preview")).to_contain_text("<img src=x")
    expect(anna.toast("Mia", "<img src=x")).to_be_visible()
    mia.page.route("**/messages", lambda route: route.abort())
    mia.expects_trouble("ERR_|Failed to load")
    write(mia, evil)
    expect(mia.page.locator("#outbox .message-text")).to_have_text(evil)
    for one in (anna, mia):
        assert one.page.title() not in "12"
        assert one.page.locator("img[src=x]").count() == 0
