"""Answers that come late, or not at the first try: nothing is lost with them, and nobody is pulled away by them."""
import json
import subprocess
import uuid

from playwright.sync_api import expect

from talk import bubble, rest, say, texts, write
from window import Window


def held(window, pattern):
    """Posts to such an address wait until they are let go."""
    waiting = []
    window.page.route(pattern, lambda route: waiting.append(route) if route.request.method == "POST" else route.fallback())
    return waiting


def leave_for_karma(window, waiting):
    window.until("document.querySelector('[aria-busy=true]')")
    window.tab("Karma").click()
    expect(window.page.locator("h1")).to_have_text("Karma")
    assert len(waiting) == 1


def test_what_could_not_be_saved_is_told_on_the_page_one_is_on_now_and_comes_back(window, family):
    anna = window(family.anna).open("/tasks")
    anna.expects_trouble("ERR_FAILED")
    waiting = held(anna, "**/tasks")
    name = f"Never arrives {uuid.uuid4().hex[:6]}"
    anna.add_task(name)
    leave_for_karma(anna, waiting)
    waiting[0].abort()
    anna.page.locator("li.toast").get_by_role("button", name="Try again").click()
    expect(anna.page.locator("#quick-add-name")).to_have_value(name)
    anna.page.unroute("**/tasks")
    anna.page.locator("#quick-add-name").press("Enter")
    expect(anna.task(name)).to_be_visible()


def test_what_was_refused_is_told_there_too(window, family):
    anna = window(family.anna).open("/tasks")
    anna.expects_trouble("status of 400")
    waiting = held(anna, "**/tasks")
    anna.page.locator("#quick-add-name").evaluate("field => field.removeAttribute('maxlength')")
    anna.add_task("x" * 201)
    leave_for_karma(anna, waiting)
    waiting[0].continue_()
    expect(anna.page.locator("li.toast").get_by_role("button", name="Try again")).to_be_visible()


def test_what_is_saved_late_pulls_nobody_away(window, family):
    task = family.task("Saved slowly")
    anna = window(family.anna).open(f"/tasks/{task['id']}")
    waiting = held(anna, f"**/tasks/{task['id']}")
    anna.field("name").fill("Saved after all")
    anna.page.locator("#task-edit button[type=submit]").click()
    leave_for_karma(anna, waiting)
    anna.page.fill("#grant [name=description]", "Being typed")
    waiting[0].continue_()
    expect(anna.toast("Saved")).to_be_visible()
    expect(anna.page.locator("h1")).to_have_text("Karma")
    expect(anna.page.locator("#grant [name=description]")).to_have_value("Being typed")


def failing_once(window, pattern):
    """The first fetch of such an address gets an error, the next goes on."""
    window.expects_trouble("status of 503")
    failed = []

    def answer(route):
        if failed:
            return route.fallback()
        failed.append(route)
        route.fulfill(status=503, body="")

    window.page.route(pattern, answer)


def test_a_message_that_could_not_be_fetched_comes_at_the_next_try(window, family, chat):
    rest(family)
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    failing_once(mia, "**/chats/*?after=*")
    with mia.page.expect_response(lambda answer: answer.status == 503):
        say(family.anna, family, chat, "At the second try")
    expect(bubble(mia, "At the second try")).to_be_visible()


def test_ones_own_message_is_on_the_screen_until_the_conversation_has_it(window, family, chat):
    rest(family)
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    waiting = []
    mia.page.route("**/chats/*?after=*", lambda route: waiting.append(route))
    with mia.page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        write(mia, "Where am I?")
    mia.until("document.querySelectorAll('#outbox li').length === 1")
    mia.page.unroute("**/chats/*?after=*")
    expect(bubble(mia, "Where am I?")).to_have_count(1)
    expect(mia.page.locator("#outbox li")).to_have_count(0)
    assert texts(mia) == ["Where am I?"]


def test_what_was_taken_back_goes_though_the_first_fetch_fails(window, family, chat):
    rest(family)
    message = say(family.anna, family, chat, "Said too soon")
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    failing_once(mia, "**/chats/*?from=*")
    with mia.page.expect_response(lambda answer: answer.status == 503):
        family.anna.call("DELETE", f"{family.path}/chats/{chat['id']}/messages/{message['id']}")
    expect(bubble(mia, "Said too soon")).to_have_count(0)


def test_a_message_that_waits_keeps_no_tap_from_going(window, family, chat):
    """The server is up, and says the message has to wait."""
    rest(family)
    task = family.task(f"Tapped meanwhile {uuid.uuid4().hex[:6]}", family.member(family.mia))
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    mia.expects_trouble("status of 429")
    problem = json.dumps({"status": 429, "detail": "Not so fast.", "code": "too_many_messages"})
    mia.page.route("**/messages", lambda route: route.fulfill(status=429, content_type="application/problem+json", body=problem))
    write(mia, "In a while")
    expect(mia.page.locator("#outbox li")).to_have_count(1)
    mia.tab("Tasks").click()
    mia.complete(task["name"]).click()
    expect(mia.toast("Done")).to_be_visible()
    assert not mia.toasts("Saved for later")


def test_a_message_that_was_refused_is_told_where_one_is(window, family, chat):
    rest(family)
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    mia.expects_trouble("status of 400")
    waiting = held(mia, "**/messages")
    write(mia, "Not like this")
    mia.until("document.querySelectorAll('#outbox li').length === 1")
    mia.tab("Karma").click()
    expect(mia.page.locator("h1")).to_have_text("Karma")
    problem = json.dumps({"status": 400, "detail": "Not like this, please.", "code": "invalid"})
    waiting[0].fulfill(status=400, content_type="application/problem+json", body=problem)
    mia.page.locator("li.toast").filter(has_text="Not like this, please.").click()
    expect(mia.page.locator("#outbox .has-failed .message-text")).to_have_text("Not like this")
    mia.page.locator("#outbox [data-discard]").focus()
    mia.page.keyboard.press("Enter")
    expect(mia.page.locator("#composer-body")).to_be_focused()


def test_a_draft_in_one_tab_outlives_what_is_sent_in_another(window, family, chat):
    rest(family)
    one = window(family.mia).open(f"/chats/{chat['id']}")
    one.page.fill("#composer-body", "Half a letter")
    two = one.context.new_page()
    two.goto(one.page.url)
    two.wait_for_selector("#composer[data-mounted]")
    one.page.fill("#composer-body", "Half a letter and more")
    two.fill("#composer-body", "ok")
    one.page.fill("#composer-body", "Half a letter and more of it")
    two.keyboard.press("Enter")
    expect(two.locator("#messages .message-text")).to_have_text(["ok"])
    one.page.reload()
    expect(one.page.locator("#composer-body")).to_have_value("Half a letter and more of it")


def test_after_a_backup_was_put_back_pages_show_what_there_is(browser, own_program, tmp_path):
    from program import Family

    family = Family(own_program)
    family.task("Kept")
    backup = tmp_path / "backup.sqlite"
    subprocess.run([own_program.binary, "backup", backup, "--data", own_program.folder], check=True, capture_output=True)
    mia = Window(browser, own_program, family.mia, family).open("/tasks?tab=all")
    for number in range(3):
        family.task(f"Lost {number}")
    expect(mia.task("Lost 2")).to_be_visible()
    own_program.stop()
    subprocess.run([own_program.binary, "restore", backup, "--data", own_program.folder], check=True, capture_output=True)
    own_program.start(own_program.port)
    expect(mia.task("Lost 2")).to_have_count(0, timeout=30_000)
    expect(mia.task("Kept")).to_be_visible()
    family.task("New since")
    expect(mia.task("New since")).to_be_visible()
    mia.close()
