"""What is tapped and written without a connection: kept, shown as waiting, sent in order, and told when it came to nothing."""
import re

import pytest
from playwright.sync_api import expect

from pixel import PICTURE

CUT = "ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection to|Failed to load"
POSTS = ("**/completion", "**/favourite", "**/favourite/removal", "**/messages")


class Line:
    """The way a window's changes go to the server; pages and live updates come all the time."""

    def __init__(self, window):
        self.page = window.page
        self.sent = []
        window.expects_trouble(CUT)
        self.page.on("requestfinished", self._note)

    def _note(self, request):
        if request.method == "POST" and "/socket.io/" not in request.url:
            self.sent.append(request.url.rsplit("/", 2)[-1 if request.url.endswith("/messages") else 1:][0])

    def cut(self):
        for path in POSTS:
            self.page.route(path, lambda route: route.abort())

    def mend(self):
        for path in POSTS:
            self.page.unroute(path)
        self.page.evaluate("dispatchEvent(new Event('online'))")


def waiting(window):
    """What is kept in this browser, in the order it was done."""
    return window.page.evaluate(
        """() => new Promise((resolve, reject) => {
            const open = indexedDB.open("roost", 1);
            open.onerror = reject;
            open.onsuccess = () => {
                const all = open.result.transaction("waiting").objectStore("waiting").index("number").getAll();
                all.onsuccess = () => (open.result.close(), resolve(all.result.map(({ about }) => about)));
            };
        })"""
    )


def shows_waiting(window, name):
    """Asked until it is so: right after a tap on a link the page that is about to go is still there."""
    expect(window.task(name)).to_have_attribute("data-pending", "waiting")
    said = window.task(name).locator(".task-name")
    expect(said).to_have_css("content", re.compile("will be sent"), pseudo="after")


def earned(family, person, task):
    return [entry["amount"] for entry in family.entries(person) if entry.get("taskId") == task["id"]]


@pytest.fixture
def mia(window, family):
    return window(family.mia)


def test_a_tap_survives_a_reload_is_shown_as_waiting_and_is_sent_once(mia, family):
    task = family.task("Kept over a reload", family.member(family.mia), karma=3)
    line = Line(mia.open("/tasks?tab=all"))
    line.cut()
    mia.complete("Kept over a reload").click()
    expect(mia.toast("Saved for later")).to_be_visible()
    shows_waiting(mia, "Kept over a reload")
    mia.page.reload()
    shows_waiting(mia, "Kept over a reload")
    # A fresh list does not wipe it away, and another page shows it too.
    family.task("Made meanwhile", family.member(family.mia))
    expect(mia.task("Made meanwhile")).to_be_visible()
    shows_waiting(mia, "Kept over a reload")
    mia.tab("Home").click()
    shows_waiting(mia, "Kept over a reload")
    assert waiting(mia) == ["Kept over a reload"]
    line.mend()
    expect(mia.toast("Sent", "Kept over a reload")).to_be_visible()
    expect(mia.task("Kept over a reload").get_by_role("img", name="Done")).to_be_visible()
    assert earned(family, family.mia, task) == [3]
    assert waiting(mia) == []
    # Her own doing is no news to her.
    assert "+3 karma" not in mia.toasts("Kept over a reload")


def test_what_waits_is_sent_in_the_order_it_was_done(mia, family):
    first, second = (family.task(f"Ordered {name}", family.member(family.mia)) for name in ("one", "two"))
    reward = family.reward("Ordered reward", 40)
    chat = family.mia.call("POST", f"{family.path}/chats", {"type": "direct", "memberId": family.anna.id})
    line = Line(mia.open("/tasks?tab=all"))
    line.cut()
    mia.complete("Ordered two").click()
    shows_waiting(mia, "Ordered two")
    mia.complete("Ordered one").click()
    shows_waiting(mia, "Ordered one")
    mia.tab("Rewards").click()
    mia.reward("Ordered reward").get_by_role("button", name="Favourite").click()
    expect(mia.reward("Ordered reward").locator(".star")).to_have_attribute("data-pending", "waiting")
    expect(mia.reward("Ordered reward").locator(".star")).to_have_attribute("aria-pressed", "true")
    mia.open(f"/chats/{chat['id']}")
    mia.page.fill("#composer-body", "Written in the tunnel")
    mia.page.keyboard.press("Enter")
    expect(mia.page.locator("#outbox li")).to_contain_text("Written in the tunnel")
    # From any page, not only from where it was written.
    mia.open("/karma")
    assert waiting(mia) == ["Ordered two", "Ordered one", "Ordered reward", "Written in the tunnel"]
    line.sent.clear()
    line.mend()
    expect(mia.toast("3 things were sent")).to_be_visible()
    mia.open(f"/chats/{chat['id']}")
    expect(mia.page.locator(".bubble", has_text="Written in the tunnel")).to_have_count(1)
    expect(mia.page.locator("#outbox li")).to_have_count(0)
    assert line.sent == [second["id"], first["id"], reward["id"], "messages"]
    rewards = family.mia.call("GET", f"{family.path}/rewards", expect=200)["items"]
    assert next(one for one in rewards if one["id"] == reward["id"])["isFavourite"]


def test_what_somebody_else_did_meanwhile_is_told_in_words(mia, family):
    task = family.task("Both wanted this", karma=5)
    line = Line(mia.open("/tasks?tab=all"))
    mia.expects_trouble("409")
    line.cut()
    mia.complete("Both wanted this").click()
    shows_waiting(mia, "Both wanted this")
    family.complete(task, family.tom)
    line.mend()
    told = mia.toast("Already done", "“Both wanted this” was completed by Tom before you were back.")
    expect(told).to_be_visible()
    expect(told).to_have_attribute("data-type", "warning")
    expect(mia.task("Both wanted this").locator(".task-by")).to_contain_text("Tom")
    assert (earned(family, family.tom, task), earned(family, family.mia, task)) == ([5], [])
    assert waiting(mia) == []


def test_what_was_deleted_meanwhile_is_told_and_the_rest_is_sent(mia, family):
    gone, kept = (family.task(name, family.member(family.mia)) for name in ("Deleted meanwhile", "Sent all the same"))
    line = Line(mia.open("/tasks?tab=all"))
    mia.expects_trouble("404")
    line.cut()
    for name in ("Deleted meanwhile", "Sent all the same"):
        mia.complete(name).click()
        shows_waiting(mia, name)
    family.anna.call("DELETE", f"{family.path}/tasks/{gone['id']}", expect=204)
    line.mend()
    expect(mia.toast("Not there any more", "“Deleted meanwhile” was removed")).to_be_visible()
    expect(mia.toast("Sent", "Sent all the same")).to_be_visible()
    assert family.mia.call("GET", f"{family.path}/tasks/{kept['id']}", expect=200)["status"] == "completed"


def test_a_second_tap_takes_back_what_waits(mia, family):
    task = family.task("Tapped by mistake", family.member(family.mia))
    line = Line(mia.open("/tasks?tab=all"))
    line.cut()
    mia.complete("Tapped by mistake").click()
    shows_waiting(mia, "Tapped by mistake")
    mia.complete("Tapped by mistake").click()
    expect(mia.toast("Taken back", "Tapped by mistake")).to_be_visible()
    expect(mia.task("Tapped by mistake")).not_to_have_attribute("data-pending", "waiting")
    assert waiting(mia) == []
    line.sent.clear()
    line.mend()
    family.task("After taking back", family.member(family.mia))
    expect(mia.task("After taking back")).to_be_visible()
    assert line.sent == []
    assert family.mia.call("GET", f"{family.path}/tasks/{task['id']}", expect=200)["status"] == "open"


def test_what_one_tab_takes_back_is_taken_back_in_all(mia, family):
    task = family.task("Tapped in one tab", family.member(family.mia))
    line = Line(mia.open("/tasks?tab=all"))
    other = mia.context.new_page()
    other.goto(mia.page.url)
    row = other.locator("li.task", has_text="Tapped in one tab")
    line.cut()
    mia.complete("Tapped in one tab").click()
    expect(row).to_have_attribute("data-pending", "waiting")
    mia.complete("Tapped in one tab").click()
    expect(mia.toast("Taken back", "Tapped in one tab")).to_be_visible()
    expect(row).not_to_have_attribute("data-pending", "waiting")
    expect(row).not_to_have_class(re.compile("is-done"))
    # And what is sent from one is done in all.
    mia.complete("Tapped in one tab").click()
    expect(row).to_have_attribute("data-pending", "waiting")
    line.mend()
    expect(row.get_by_role("img", name="Done")).to_be_visible()
    assert family.mia.call("GET", f"{family.path}/tasks/{task['id']}", expect=200)["status"] == "completed"


def test_a_browser_without_room_for_more_loses_nothing_of_what_it_has(mia, family):
    first, second = (family.task(f"Room for {name}", family.member(family.mia)) for name in ("one", "two"))
    line = Line(mia.open("/tasks?tab=all"))
    line.cut()
    mia.complete("Room for one").click()
    shows_waiting(mia, "Room for one")
    mia.page.evaluate("""() => {
        IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
    }""")
    mia.complete("Room for two").click()
    shows_waiting(mia, "Room for two")
    line.mend()
    expect(mia.toast("2 things were sent")).to_be_visible()
    for task in (first, second):
        assert family.mia.call("GET", f"{family.path}/tasks/{task['id']}", expect=200)["status"] == "completed"
    assert waiting(mia) == []


def test_a_picture_waits_with_its_message_over_a_reload(mia, family):
    chat = family.mia.call("POST", f"{family.path}/chats", {"type": "direct", "memberId": family.ben.id})
    line = Line(mia.open(f"/chats/{chat['id']}"))
    line.cut()
    mia.page.locator("#composer [name=image]").set_input_files(PICTURE)
    mia.page.fill("#composer-body", "Look at this")
    mia.page.keyboard.press("Enter")
    expect(mia.page.locator("#outbox li")).to_contain_text("📷 Look at this")
    mia.page.reload()
    expect(mia.page.locator("#outbox li")).to_contain_text("📷 Look at this")
    line.mend()
    expect(mia.page.locator("#messages img")).to_have_count(1)
    expect(mia.page.locator("#outbox li")).to_have_count(0)


def test_who_signs_out_leaves_nothing_to_be_sent_and_is_told_so(window, family):
    task = family.task("Never sent", family.member(family.mia))
    mia = window(family.signed_in_again(family.mia)).open("/tasks?tab=all")
    line = Line(mia)
    line.cut()
    mia.complete("Never sent").click()
    shows_waiting(mia, "Never sent")
    mia.page.locator("#me-menu summary").click()
    mia.page.get_by_role("button", name="Sign out").click()
    mia.page.wait_for_url("**/sign-in")
    expect(mia.toast("One thing was not sent")).to_be_visible()
    assert waiting(mia) == []
    # The next person on this device sends nothing of hers.
    tom = family.signed_in_again(family.tom)
    mia.context.add_cookies([{"name": "roost_session", "value": tom.token, "url": mia.program.url}])
    line.mend()
    mia.open("/tasks?tab=all")
    assert family.anna.call("GET", f"{family.path}/tasks/{task['id']}", expect=200)["status"] == "open"


def test_what_waits_is_never_sent_as_somebody_else(window, family):
    """Tom signs in in another tab of the same browser, while Mia's page is still open and has something to send."""
    task = family.task("Only ever Mia’s", karma=7)
    mia = window(family.signed_in_again(family.mia)).open("/tasks?tab=all")
    mia.expects_trouble("403")
    line = Line(mia)
    line.cut()
    mia.complete("Only ever Mia’s").click()
    shows_waiting(mia, "Only ever Mia’s")
    tom = family.signed_in_again(family.tom)
    mia.context.add_cookies([{"name": "roost_session", "value": tom.token, "url": mia.program.url}])
    with mia.page.expect_response("**/completion") as answer:
        line.mend()
    assert answer.value.status == 403
    # Her page goes, his comes, and what she left is dropped.
    mia.until("(tom) => document.body?.dataset.user === tom", arg=family.tom.id)
    mia.is_live()
    expect(mia.complete("Only ever Mia’s")).to_be_visible()
    mia.until("indexedDB.databases().then((all) => all.length > 0)")
    expect(mia.task("Only ever Mia’s")).not_to_have_attribute("data-pending", "waiting")
    assert waiting(mia) == []
    assert family.anna.call("GET", f"{family.path}/tasks/{task['id']}", expect=200)["status"] == "open"


def test_an_ended_sign_in_sends_nothing_and_keeps_it_for_the_same_person(window, family):
    person = family.signed_in_again(family.mia)
    task = family.task("Sent after signing in again", family.member(family.mia))
    mia = window(person).open("/tasks?tab=all")
    mia.expects_trouble("401")
    line = Line(mia)
    line.cut()
    mia.complete("Sent after signing in again").click()
    shows_waiting(mia, "Sent after signing in again")
    person.call("POST", "/v1/auth/logout")
    mia.page.wait_for_url("**/sign-in?next=*")
    assert waiting(mia) == ["Sent after signing in again"]
    again = family.signed_in_again(family.mia)
    mia.context.add_cookies([{"name": "roost_session", "value": again.token, "url": mia.program.url}])
    line.mend()
    mia.open("/tasks?tab=all")
    expect(mia.task("Sent after signing in again").get_by_role("img", name="Done")).to_be_visible()
    assert family.anna.call("GET", f"{family.path}/tasks/{task['id']}", expect=200)["status"] == "completed"
