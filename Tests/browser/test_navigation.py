"""Going about in the app: one document, one connection, and no listener left behind."""
from playwright.sync_api import Error, expect

SUBSCRIBE = """
async () => {
    const { useTaskEvents } = await part("realtime/hooks.js");
    window.heard = [];
    useTaskEvents({ created: ({ task }) => heard.push(task.name) });
}
"""


def test_44_leaving_a_page_removes_its_listeners_and_keeps_the_connection(window, family):
    mia = window(family.mia).open("/tasks")
    document, before = mia.document(), mia.listeners("task.created")
    mia.page.evaluate(SUBSCRIBE)
    assert mia.listeners("task.created") == before + 1
    family.task("Heard here", family.member(family.mia))
    expect(mia.toast("New task assigned", "Heard here")).to_be_visible()
    mia.tab("Rewards").click()
    expect(mia.page.get_by_role("heading", name="Rewards", level=1)).to_be_visible()
    assert mia.listeners("task.created") == before
    family.task("Not heard there", family.member(family.mia))
    expect(mia.toast("New task assigned", "Not heard there")).to_be_visible()
    assert mia.page.evaluate("heard") == ["Heard here"]
    assert len(mia.sockets) == 1 and not mia.sockets[0].is_closed()
    assert mia.document() == document


def test_44_coming_back_subscribes_once(window, family):
    mia = window(family.mia).open("/tasks")
    names = ["task.created", "family.changed", "realtime.ready", "connection.state", "karma.awarded"]
    before = [mia.listeners(name) for name in names]
    fetches = []
    for tab in ["Home", "Rewards", "Karma", "Family", "Tasks"]:
        mia.tab(tab).click()
        expect(mia.tab(tab)).to_have_attribute("aria-current", "page")
    assert [mia.listeners(name) for name in names] == before
    mia.page.on("request", lambda request: "roost-region" in request.headers and fetches.append(request.url))
    family.task("Round trip", family.member(family.mia))
    expect(mia.task("Round trip")).to_be_visible()
    expect(mia.toast("New task assigned", "Round trip")).to_have_count(1)
    assert mia.toasts("Round trip") == ["New task assigned"]
    assert len(fetches) == 1
    assert len(mia.sockets) == 1 and not mia.sockets[0].is_closed()


def test_44_the_browsers_back_and_forward_stay_in_the_document(window, family):
    mia = window(family.mia).open()
    document = mia.document()
    mia.tab("Tasks").click()
    expect(mia.page).to_have_title("Tasks · Roost")
    mia.page.get_by_role("link", name="Done").click()
    mia.page.wait_for_url("**/tasks?tab=done")
    mia.page.go_back()
    mia.page.wait_for_url("**/tasks")
    expect(mia.page.locator("#task-tab-mine")).to_have_attribute("aria-current", "page")
    mia.page.go_forward()
    mia.page.wait_for_url("**/tasks?tab=done")
    expect(mia.page.locator("#task-tab-done")).to_have_attribute("aria-current", "page")
    assert mia.document() == document and len(mia.sockets) == 1


def test_44_back_and_at_once_forward_again_is_the_page_of_the_address(window, family):
    mia = window(family.mia).open("/tasks")
    mia.tab("Rewards").click()
    expect(mia.page.get_by_role("heading", level=1)).to_have_text("Rewards")
    held = []
    mia.page.route("**/tasks", lambda route: held.append(route))
    mia.page.evaluate("history.back()")
    mia.until("location.pathname.endsWith('/tasks')")
    mia.page.evaluate("history.forward()")
    mia.until("location.pathname.endsWith('/rewards')")
    for route in held:
        try:
            route.continue_()
        except Error:
            pass
    mia.until("document.documentElement.dataset.navigating === undefined")
    family.reward("Seen on its own page", 5)
    expect(mia.reward("Seen on its own page")).to_be_visible()
    expect(mia.page).to_have_title("Rewards · Roost")


def test_44_what_happens_while_a_page_is_being_fetched_is_not_missed(window, family):
    mia = window(family.mia).open()

    def happens_meanwhile(route):
        answer = route.fetch()
        family.task("Between fetch and swap", family.member(family.mia))
        route.fulfill(response=answer)

    mia.page.route("**/tasks", happens_meanwhile, times=1)
    mia.tab("Tasks").click()
    expect(mia.task("Between fetch and swap")).to_be_visible()


def test_where_nothing_is_one_can_still_go_on_and_stays_live(window, family):
    mia = window(family.mia)
    mia.expects_trouble("404")
    mia.page.goto(f"{mia.base}/tasks/{family.id}")
    expect(mia.page.locator("main")).to_contain_text("This task is not here any more.")
    mia.is_live()
    document = mia.document()
    karma = mia.page.locator("#status .karma-number")
    before = int(karma.inner_text())
    family.grant(family.mia, 3)
    expect(karma).to_have_text(str(before + 3))
    expect(mia.toast("+3 karma")).to_be_visible()
    mia.tab("Tasks").click()
    expect(mia.page.get_by_role("heading", name="Tasks", level=1)).to_be_visible()
    assert mia.document() == document
