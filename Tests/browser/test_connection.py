"""The connection: seen at all times, found again by itself, and without WebSocket as good as with it."""
import datetime

from playwright.sync_api import expect

from program import Family
from window import Window

CUT = "ERR_INTERNET_DISCONNECTED|WebSocket connection to"


def test_13_34_polling_alone_brings_a_new_task_without_reload(window, family):
    ben = window(family.ben).without_websocket()
    polls = []
    ben.page.on("request", lambda request: "transport=polling" in request.url and polls.append(request.method))
    ben.open("/tasks?tab=all")
    document = ben.document()
    family.task("Polled task", family.member(family.ben))
    expect(ben.task("Polled task")).to_be_visible()
    expect(ben.toast("New task assigned", "Polled task")).to_be_visible()
    assert "GET" in polls and "POST" in polls and not ben.sockets
    assert ben.document() == document


def test_13_41_42_polling_alone_carries_a_claim_and_its_approval(window, family):
    family.grant(family.tom, 60)
    reward = family.reward("Polled treat", 60)
    anna, tom = window(family.anna).without_websocket().open(), window(family.tom).without_websocket().open("/rewards")
    tom.page.locator(f"[data-opens='claim-sheet-{reward['id']}']").click()
    tom.page.locator(f"form[action$='/rewards/{reward['id']}/claims'] button[type=submit]").click()
    expect(tom.toast("Reward claimed", "Waiting for approval")).to_be_visible()
    asked = anna.toast("New reward approval needed", "Tom: Polled treat (60 karma)")
    asked.get_by_role("button", name="Approve").click()
    expect(tom.toast("Enjoy your reward!", "Polled treat · 60 karma spent")).to_be_visible()
    assert not anna.sockets and not tom.sockets


def test_13_43_44_polling_alone_survives_a_cut_and_goes_along_from_page_to_page(window, family):
    tom = window(family.tom).without_websocket()
    tom.expects_trouble(CUT)
    sessions = set()
    tom.page.on("request", lambda request: "sid=" in request.url and sessions.add(request.url.split("sid=")[1]))
    tom.open("/tasks?tab=all")
    document = tom.document()
    for tab in ("Rewards", "Home", "Tasks"):
        tom.tab(tab).click()
        expect(tom.tab(tab)).to_have_attribute("aria-current", "page")
    assert len(sessions) == 1
    tom.context.set_offline(True)
    expect(tom.page.locator("html")).to_have_attribute("data-connection", "paused")
    for name in ("Polled later one", "Polled later two"):
        family.task(name, family.member(family.tom))
    tom.context.set_offline(False)
    tom.is_live()
    expect(tom.toast("2 things happened while you were away")).to_be_visible()
    expect(tom.task("Polled later two")).to_be_visible()
    assert tom.toasts("Polled later") == [] and tom.document() == document and not tom.sockets


def test_13_a_proxy_that_refuses_websocket_is_no_obstacle(window, family):
    ben = window(family.ben)
    ben.context.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    ben.open("/tasks?tab=all")
    family.task("Behind a proxy")
    expect(ben.task("Behind a proxy")).to_be_visible()


def test_43_a_cut_connection_is_told_what_was_there_stays_and_everything_comes_back(window, family):
    kept = family.task("Was there before", family.member(family.mia))
    mia = window(family.mia).open("/tasks?tab=all")
    mia.expects_trouble(CUT)
    notice = mia.page.get_by_text("Live updates paused. Reconnecting…")
    expect(notice).to_be_hidden()

    mia.context.set_offline(True)
    expect(notice).to_be_visible()
    expect(mia.page.locator("html")).to_have_attribute("data-connection", "paused")
    expect(mia.task("Was there before")).to_be_visible()
    for name in ("Missed one", "Missed two", "Missed three"):
        family.task(name, family.member(family.mia))
    family.complete(kept, family.anna)

    mia.context.set_offline(False)
    expect(notice).to_be_hidden()
    for name in ("Missed one", "Missed two", "Missed three"):
        expect(mia.task(name)).to_be_visible()
    expect(mia.task("Was there before").locator("[data-done]")).to_be_visible()
    expect(mia.toast("4 things happened while you were away")).to_be_visible()
    assert mia.toasts("Missed") == []


def test_43_one_thing_that_was_missed_is_told_as_itself(window, family):
    mia = window(family.mia).open("/tasks")
    mia.expects_trouble(CUT)
    mia.context.set_offline(True)
    expect(mia.page.locator("html")).to_have_attribute("data-connection", "paused")
    family.task("Only this", family.member(family.mia))
    mia.context.set_offline(False)
    expect(mia.toast("New task assigned", "Only this")).to_be_visible()
    expect(mia.task("Only this")).to_be_visible()
    assert mia.toasts("while you were away") == []


def test_43_a_tap_without_a_connection_waits_and_is_sent_once_it_is_back(window, family):
    task = family.task("Done offline", family.member(family.mia), karma=4)
    mia = window(family.mia).open("/tasks?tab=all")
    mia.expects_trouble(CUT)
    mia.context.set_offline(True)
    expect(mia.page.locator("html")).to_have_attribute("data-connection", "paused")
    mia.complete("Done offline").click()
    expect(mia.toast("Saved for later")).to_be_visible()
    expect(mia.page.locator(f"#task-{task['id']}")).to_have_attribute("data-pending", "waiting")
    mia.context.set_offline(False)
    expect(mia.task("Done offline").get_by_role("img", name="Done")).to_be_visible()
    assert [entry["amount"] for entry in family.entries(family.mia) if entry.get("taskId") == task["id"]] == [4]


def test_43_a_killed_server_is_told_and_found_again_by_itself(browser, own_program):
    family = Family(own_program)
    mia = Window(browser, own_program, family.mia, family, reduced_motion="reduce").open("/tasks?tab=all")
    indicator = mia.page.locator("#connection")
    own_program.kill()
    expect(mia.page.get_by_text("Live updates paused. Reconnecting…")).to_be_visible()
    own_program.start(own_program.port)
    family.task("After the restart", family.member(family.mia))
    expect(indicator).to_have_attribute("data-connection", "online", timeout=15_000)
    expect(mia.page.get_by_text("Live updates paused. Reconnecting…")).to_be_hidden()
    expect(mia.task("After the restart")).to_be_visible()
    mia.close()


def test_the_connection_is_tried_at_once_when_the_network_or_the_tab_comes_back(browser, own_program):
    family = Family(own_program)
    for wake in ("dispatchEvent(new Event('online'))", "document.dispatchEvent(new Event('visibilitychange'))"):
        mia = Window(browser, own_program, family.mia, family, reduced_motion="reduce").open("/tasks")
        own_program.kill()
        expect(mia.page.locator("html")).to_have_attribute("data-connection", "paused")
        # From here on nothing happens by itself: the wait before the next attempt does not end.
        mia.page.clock.install()
        mia.page.clock.pause_at(datetime.datetime.now() + datetime.timedelta(minutes=1))
        own_program.start(own_program.port)
        mia.page.evaluate(wake)
        expect(mia.page.locator("html")).to_have_attribute("data-connection", "online")
        mia.close()


def test_online_is_a_quiet_dot(window, family):
    mia = window(family.mia, viewport={"width": 390, "height": 844}).open("/tasks")
    assert mia.page.locator(".connection-dot").bounding_box()["width"] < 12
    word = mia.page.locator("#connection [data-when=online]").bounding_box()
    assert word["width"] <= 1 and word["height"] <= 1


def test_a_page_left_and_found_again_by_back_is_live(window, family):
    mia = window(family.mia).open("/tasks")
    mia.page.goto("about:blank")
    mia.page.go_back()
    mia.is_live()
    family.task("After the way back", family.member(family.mia))
    expect(mia.task("After the way back")).to_be_visible()
    assert mia.toasts("After the way back") == ["New task assigned"]


def test_an_ended_sign_in_sends_the_page_to_the_sign_in_and_back(window, family):
    person = family.signed_in_again(family.tom)
    tom = window(person).open("/tasks?tab=all")
    tom.expects_trouble("401")
    person.call("POST", "/v1/auth/logout")
    family.task("Told after the sign-out")
    tom.page.wait_for_url("**/sign-in?next=*")
    expect(tom.page.locator("[name=next]")).to_have_value(f"{tom.base}/tasks?tab=all")


def test_without_its_texts_a_page_waits_for_them_and_works_meanwhile(window, family):
    mia = window(family.mia)
    mia.expects_trouble("ERR_FAILED|Failed to load")
    refused = []

    def refuse(route):
        refused.append(route.request.url)
        route.abort() if len(refused) < 3 else route.continue_()

    mia.page.route("**/languages/en/client.json", refuse)
    mia.open("/tasks", live=False)
    mia.add_task("Added by a plain form")
    expect(mia.task("Added by a plain form")).to_be_visible()
    mia.is_live()
    assert len(refused) >= 3
