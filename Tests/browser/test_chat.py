"""Two people talk: what one says is on the other's screen at once, once, in order, whatever happens to the line."""
import pathlib
import re
import sqlite3
import time
import uuid

from playwright.sync_api import expect

from talk import bubble, rest, say, texts, write


def test_49_typing_and_read_marks_show_and_go(window, family, chat):
    rest(family)
    anna, mia = window(family.anna).open(f"/chats/{chat['id']}"), window(family.mia).open(f"/chats/{chat['id']}")
    mia.page.locator("#composer-body").press_sequentially("Hel")
    expect(anna.page.locator("#typing")).to_have_text("Mia is typing…")
    expect(anna.page.locator("#typing")).to_have_text("", timeout=8_000)
    write(mia, "Hello")
    expect(bubble(anna, "Hello")).to_be_visible()
    expect(bubble(mia, "Hello")).to_have_class(re.compile("is-read"))
    anna.page.goto(anna.base + "/chats")
    anna.is_live()
    write(mia, "Are you there?")
    expect(anna.page.locator(f"#chat-{chat['id']} .badge")).to_have_text(re.compile("^1"))
    expect(anna.page.locator("#nav-unread .badge")).to_be_visible()
    expect(anna.toast("Mia", "Are you there?")).to_be_visible()
    expect(bubble(mia, "Are you there?")).not_to_have_class(re.compile("is-read"))
    anna.page.locator(f"#chat-{chat['id']} a").click()
    expect(bubble(mia, "Are you there?")).to_have_class(re.compile("is-read"))
    expect(anna.page.locator(f"#chat-{chat['id']} .badge")).to_have_count(0)


def test_what_is_typed_before_the_chats_script_has_come_counts(window, family, chat):
    rest(family)
    anna, mia = window(family.anna).open(f"/chats/{chat['id']}"), window(family.mia)
    held = []
    mia.page.route("**/js/chat/conversation.js", lambda route: held.append(route))
    mia.open(f"/chats/{chat['id']}", live=False)
    mia.page.locator("#composer-body").press_sequentially("Hel")
    mia.until("document.documentElement.dataset.connection === 'online'")
    assert held and mia.page.locator("#composer[data-mounted]").count() == 0
    for route in held:
        route.continue_()
    expect(anna.page.locator("#typing")).to_have_text("Mia is typing…")
    mia.page.unroute("**/js/chat/conversation.js")
    mia.page.reload()
    expect(mia.page.locator("#composer-body")).to_have_value("Hel")


def test_51_what_is_written_during_a_cut_of_ten_seconds_arrives_once_and_in_order(window, family, chat):
    rest(family)
    anna, mia = window(family.anna).open(f"/chats/{chat['id']}"), window(family.mia).open(f"/chats/{chat['id']}")
    mia.expects_trouble("ERR_INTERNET_DISCONNECTED|WebSocket|Failed to load")
    write(mia, "One")
    expect(bubble(anna, "One")).to_be_visible()
    mia.context.set_offline(True)
    write(mia, "Two")
    write(mia, "Three")
    expect(mia.page.locator("#outbox li")).to_have_count(2)
    write(anna, "Said meanwhile")
    # The ten seconds themselves: what waits has to outlast them.
    time.sleep(10)
    expect(mia.page.locator("#outbox li")).to_have_count(2)
    mia.context.set_offline(False)
    expect(bubble(anna, "Three")).to_be_visible(timeout=20_000)
    for one in (anna, mia):
        expect(bubble(one, "Three")).to_have_count(1)
        expect(bubble(one, "Said meanwhile")).to_have_count(1)
        assert texts(one) == ["One", "Said meanwhile", "Two", "Three"], texts(one)
    expect(mia.page.locator("#outbox li")).to_have_count(0)


def test_nothing_typed_is_lost_over_a_reload(window, family, chat):
    rest(family)
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    mia.expects_trouble("ERR_|Failed to load")
    mia.page.fill("#composer-body", "Half a sent")
    mia.page.reload()
    expect(mia.page.locator("#composer-body")).to_have_value("Half a sent")
    mia.page.route("**/messages", lambda route: route.abort())
    write(mia, "Does this arrive?")
    expect(mia.page.locator("#outbox li")).to_contain_text("Does this arrive?")
    mia.page.unroute("**/messages")
    mia.page.reload()
    expect(bubble(mia, "Does this arrive?")).to_have_count(1)
    expect(mia.page.locator("#outbox li")).to_have_count(0)


DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('roost.draft.'))"


def test_a_draft_goes_with_its_writer_by_signing_out_or_when_somebody_else_comes(window, family, chat):
    mia = window(family.signed_in_again(family.mia)).open(f"/chats/{chat['id']}")
    mia.page.fill("#composer-body", "For Anna’s birthday")
    assert len(mia.page.evaluate(DRAFTS)) == 1
    mia.page.locator("#me-menu summary").click()
    mia.page.locator("form[action='/sign-out'] button").click()
    mia.page.wait_for_url("**/sign-in")
    assert mia.page.evaluate(DRAFTS) == []

    def is_now(person):
        mia.context.add_cookies([{"name": "roost_session", "value": person.token, "url": mia.program.url}])

    is_now(family.signed_in_again(family.mia))
    mia.open(f"/chats/{chat['id']}")
    mia.page.fill("#composer-body", "For Anna’s birthday")
    is_now(family.tom)
    mia.open("/tasks")
    assert mia.page.evaluate(DRAFTS) == []


def test_the_eleventh_message_in_ten_seconds_waits_and_the_page_says_so(window, family, chat):
    rest(family)
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    mia.expects_trouble("429")
    for index in range(11):
        write(mia, f"Quick {index}")
    expect(mia.page.locator("#composer-note")).to_contain_text("You can send the next one in")
    expect(mia.page.locator("#outbox li")).to_contain_text("Quick 10")
    expect(bubble(mia, "Quick 10")).to_have_count(1, timeout=15_000)
    expect(mia.page.locator("#composer-note")).to_be_empty()
    assert texts(mia) == [f"Quick {index}" for index in range(11)]


def test_reactions_edits_and_deletions_show_on_both_screens(window, family, chat):
    rest(family)
    say(family.mia, family, chat, "Helo <b>you</b>")
    anna, mia = window(family.anna).open(f"/chats/{chat['id']}"), window(family.mia).open(f"/chats/{chat['id']}")
    expect(bubble(anna, "Helo <b>you</b>")).to_be_visible()
    mine = bubble(mia, "you")
    bubble(anna, "you").locator("summary").click()
    bubble(anna, "you").get_by_role("button", name="React with ❤️").click()
    expect(mine.locator(".reaction")).to_have_text("❤️1")
    mine.locator(".reaction").click()
    expect(bubble(anna, "you").locator(".reaction")).to_have_text("❤️2")
    mine.locator("summary").click()
    mine.locator("textarea").fill("Hello you")
    mine.get_by_role("button", name="Save").click()
    expect(bubble(anna, "Hello you")).to_contain_text("edited")
    bubble(mia, "Hello you").locator("summary").click()
    bubble(mia, "Hello you").get_by_role("button", name="Delete").click()
    for one in (anna, mia):
        expect(one.page.locator("#messages .is-deleted")).to_contain_text("Message deleted")


def test_a_messages_menu_in_use_stays_open_when_somebody_reacts(window, family, chat):
    rest(family)
    message = say(family.anna, family, chat, "Menu in use")
    anna = window(family.anna).open(f"/chats/{chat['id']}")
    mine = bubble(anna, "Menu in use")
    mine.locator("summary").click()
    mine.locator("textarea").focus()
    reaction = f"{family.path}/chats/{chat['id']}/messages/{message['id']}/reaction"
    family.mia.call("PUT", reaction, {"emoji": "❤️"}, expect=200)
    expect(mine.locator(".reaction")).to_have_text("❤️1")
    expect(mine.locator("textarea")).to_be_focused()
    # Done with it, it closes.
    mine.locator("textarea").fill("Menu done with")
    mine.get_by_role("button", name="Save").click()
    done = bubble(anna, "Menu done with")
    expect(done.locator(".message-sheet")).to_be_hidden()
    expect(done.locator("summary")).to_be_focused()


def test_at_midnight_today_becomes_yesterday(window, family, chat):
    rest(family)
    say(family.mia, family, chat, "Before midnight")
    anna = window(family.anna)
    anna.page.clock.install(time="2030-05-17T21:50:00Z")
    anna.open(f"/chats/{chat['id']}")
    expect(anna.page.locator(".day-mark")).to_have_count(1)
    with anna.page.expect_response(lambda answer: "roost-region" not in answer.request.headers and answer.url.endswith(chat["id"])):
        anna.page.clock.fast_forward("10:30")
    anna.until("document.querySelector('#composer').dataset.mounted === ''")


def test_at_midnight_without_a_connection_the_conversation_stays(window, family, chat):
    rest(family)
    say(family.mia, family, chat, "Stays over midnight")
    anna = window(family.anna)
    anna.expects_trouble("ERR_INTERNET_DISCONNECTED|WebSocket|Failed to load")
    anna.page.clock.install(time="2030-05-17T21:50:00Z")
    anna.open(f"/chats/{chat['id']}")
    anna.context.set_offline(True)
    expect(anna.page.locator("html")).to_have_attribute("data-connection", "paused")
    with anna.page.expect_event("requestfailed", lambda request: "roost-region" in request.headers):
        anna.page.clock.fast_forward("10:30")
    expect(bubble(anna, "Stays over midnight")).to_be_visible()
    anna.context.set_offline(False)


def test_scrolling_up_brings_what_was_before_and_moves_nothing(window, family, chat, program):
    rest(family)
    now = int(time.time() * 1000) - 10_000_000
    with sqlite3.connect(pathlib.Path(program.folder, "roost.sqlite"), timeout=10) as rows:
        for number in range(1, 181):
            rows.execute(
                "INSERT INTO message (id, chat_id, number, author_id, client_id, body, created_at, version) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
                [str(uuid.uuid4()), chat["id"], number, family.anna.id, f"c{number}", f"Line {number}.", now + number * 1000],
            )
        rows.execute("UPDATE chat SET last_number = 180 WHERE id = ?", [chat["id"]])
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    expect(bubble(mia, "Line 180.")).to_be_in_viewport()
    scroller = mia.page.locator("#conversation-scroll")
    for first in (81, 31, 1):
        # To the top; the line that is there stays where it is when older ones come in above it.
        where = """(first) => {
            const lines = [...document.querySelectorAll("#messages .message")];
            const line = lines.find((one) => one.dataset.number === String(first)) ?? lines[0];
            return line.getBoundingClientRect().top;
        }"""
        before_number = int(mia.page.locator("#messages .message").first.get_attribute("data-number"))
        scroller.evaluate("(one) => { one.scrollTop = -one.scrollHeight + one.clientHeight + 650; }")
        scroller.evaluate("(one) => { one.scrollTop -= 60; }")
        before = mia.page.evaluate(where, before_number)
        expect(bubble(mia, f"Line {first}.")).to_have_count(1)
        assert abs(mia.page.evaluate(where, before_number) - before) < 3
    numbers = mia.page.locator("#messages .message").evaluate_all("(all) => all.map((one) => Number(one.dataset.number))")
    assert numbers == list(range(1, 181))
    expect(mia.page.locator("#earlier")).to_have_count(0)
    mia.page.locator("#to-end").click()
    expect(bubble(mia, "Line 180.")).to_be_in_viewport()
    # An old place, as a search leads to, goes on as one scrolls, and doesn't fetch all that came since.
    mia.open(f"/chats/{chat['id']}?before=60")
    expect(bubble(mia, "Line 59.")).to_be_in_viewport()
    expect(bubble(mia, "Line 180.")).to_have_count(0)
    scroller.evaluate("(one) => { one.scrollTop = -300; }")
    scroller.evaluate("(one) => { one.scrollTop = 0; }")
    expect(bubble(mia, "Line 60.")).to_have_count(1)
    mia.page.locator("#to-end").click()
    expect(bubble(mia, "Line 180.")).to_be_in_viewport()
    expect(bubble(mia, "Line 59.")).to_have_count(0)


def test_a_new_chat_search_and_the_phones_two_screens(window, family):
    rest(family)
    mia = window(family.mia, viewport={"width": 390, "height": 844}).open("/chats/new")
    mia.page.fill("#new-group [name=title]", "Band practice")
    mia.page.locator("#new-group .pick", has_text="Tom").click()
    mia.page.get_by_role("button", name="Begin the chat").click()
    mia.page.wait_for_url(re.compile("/chats/[0-9a-f-]{36}$"))
    mia.is_live()
    write(mia, "Trombones at four")
    expect(bubble(mia, "Trombones at four")).to_be_visible()
    expect(mia.page.locator(".messenger-list")).to_be_hidden()
    tom = window(family.tom).open("/")
    mia.page.get_by_role("link", name="All chats").click()
    expect(mia.page.locator(".messenger-list")).to_be_visible()
    mia.page.fill("#chat-q", "trombone")
    mia.page.keyboard.press("Enter")
    expect(mia.page.locator("#hits mark")).to_have_text("Trombones")
    mia.page.locator("#hits a").click()
    expect(bubble(mia, "Trombones at four")).to_be_visible()
    tom.open("/chats")
    expect(tom.page.locator(".chat-row", has_text="Band practice")).to_contain_text("Mia: Trombones at four")


def test_who_is_removed_sees_the_chat_no_more(window, family, chat):
    rest(family)
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    mia.expects_trouble("404")
    family.anna.call("DELETE", f"{family.path}/chats/{chat['id']}/members/{family.mia.id}")
    expect(mia.page.get_by_text("This chat is not here.")).to_be_visible()


def test_a_page_that_is_left_closes_its_chat(window, family, chat):
    rest(family)
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    assert mia.listeners("chat.typing") == 1
    mia.tab("Tasks").click()
    expect(mia.page.get_by_role("heading", level=1, name="Tasks")).to_be_visible()
    assert mia.listeners("chat.typing") == 0 and mia.listeners("chat.read") == 0
