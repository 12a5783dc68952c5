"""What takes its time says so, at once and without moving what is around it."""
from playwright.sync_api import expect


class Held:
    """Requests that wait for the test to let them go on."""

    def __init__(self, page, pattern, method):
        self._routes = []
        page.route(pattern, lambda route: self._routes.append(route) if route.request.method == method else route.fallback())

    def go_on(self):
        for route in self._routes:
            route.continue_()
        self._routes = []


def test_a_tapped_link_shows_it_at_once_and_a_slow_page_is_told_of(window, family):
    mia = window(family.mia).open()
    held = Held(mia.page, "**/rewards", "GET")
    root = mia.page.locator("html")
    mia.tab("Rewards").click()
    expect(mia.tab("Rewards")).to_have_attribute("data-going", "")
    expect(root).to_have_attribute("data-navigating", "")
    held.go_on()
    expect(mia.page.get_by_role("heading", name="Rewards", level=1)).to_be_visible()
    expect(root).not_to_have_attribute("data-navigating", "")
    expect(mia.tab("Rewards")).not_to_have_attribute("data-going", "")


def test_who_goes_elsewhere_meanwhile_gets_there(window, family):
    mia = window(family.mia).open()
    Held(mia.page, "**/rewards", "GET")
    mia.tab("Rewards").click()
    expect(mia.page.locator("html")).to_have_attribute("data-navigating", "")
    mia.tab("Karma").click()
    expect(mia.page.get_by_role("heading", name="Karma", level=1)).to_be_visible()
    expect(mia.tab("Rewards")).not_to_have_attribute("data-going", "")
    expect(mia.page.locator("html")).not_to_have_attribute("data-navigating", "")


def test_a_form_on_its_way_shows_it_and_moves_nothing(window, family):
    anna = window(family.anna).open("/tasks")
    held = Held(anna.page, "**/tasks", "POST")
    button = anna.page.locator("#quick-add [type=submit]")
    before = button.bounding_box()
    anna.field("name").fill("Slow to arrive")
    button.click()
    expect(anna.page.locator("#quick-add")).to_have_attribute("aria-busy", "true")
    expect(button).to_have_css("cursor", "progress")
    assert anna.page.evaluate("getComputedStyle(document.querySelector('#quick-add [type=submit]'), '::after').content") == '""'
    assert button.bounding_box() == before
    held.go_on()
    expect(anna.toast("Task added", "")).to_be_visible()
    expect(anna.page.locator("#quick-add")).not_to_have_attribute("aria-busy", "true")


def test_what_is_typed_while_a_form_is_on_its_way_stays(window, family):
    anna = window(family.anna).open("/tasks")
    held = Held(anna.page, "**/tasks", "POST")
    anna.add_task("Buy milk")
    expect(anna.page.locator("#quick-add")).to_have_attribute("aria-busy", "true")
    anna.page.fill("#quick-add-name", "Buy bread")
    held.go_on()
    expect(anna.toast("Task added", "")).to_be_visible()
    expect(anna.page.locator("#quick-add")).not_to_have_attribute("aria-busy", "true")
    expect(anna.page.locator("#quick-add-name")).to_have_value("Buy bread")


def test_what_is_typed_after_saving_is_no_news_of_the_servers(window, family):
    task = family.task("Fix the gate")
    anna = window(family.anna).open(f"/tasks/{task['id']}")
    held = Held(anna.page, f"**/tasks/{task['id']}", "POST")
    form = anna.page.locator("#task-edit")
    form.locator("[name=name]").fill("Fix the garden gate")
    # It stays on the page: what is typed after that is the test.
    form.evaluate("(form) => form.removeAttribute('data-done')")
    form.get_by_role("button", name="Save changes").click()
    expect(form).to_have_attribute("aria-busy", "true")
    form.locator("[name=name]").fill("Fix the garden gate and the fence")
    held.go_on()
    expect(anna.task("Fix the garden gate")).to_be_visible()
    expect(form.locator("[name=name]")).to_have_value("Fix the garden gate and the fence")


TELLS_WHEN_SHOWN = """() => new MutationObserver(() => {
    const { navigating } = document.documentElement.dataset;
    if (navigating !== undefined && document.querySelector("form[aria-busy=true]")) void fetch("/told");
}).observe(document.documentElement, { attributes: true })"""


def test_a_form_that_takes_the_page_along_shows_it_too(window):
    guest = window()
    guest.page.goto("/sign-in")
    guest.expects_trouble("401|422")
    # A page that is being left can't be asked any more: it tells, and only then is its form answered.
    held = Held(guest.page, "**/sign-in", "POST")
    guest.page.route("**/told", lambda route: (held.go_on(), route.fulfill(status=204)))
    guest.page.evaluate(TELLS_WHEN_SHOWN)
    guest.field("email").fill("nobody@example.com")
    guest.field("password").fill("not the right one")
    guest.page.get_by_role("button", name="Sign in").click(no_wait_after=True)
    expect(guest.page.get_by_role("alert")).to_be_visible()
    expect(guest.page.locator("html")).not_to_have_attribute("data-navigating", "")
    expect(guest.field("email")).to_have_value("nobody@example.com")


def test_who_deletes_a_task_sees_the_list_though_its_page_heard_first(window, family):
    task = family.task("Gone before the answer")
    anna = window(family.anna).open(f"/tasks/{task['id']}")
    anna.expects_trouble("404")

    def hears_first(route):
        with anna.page.expect_response(lambda answer: "roost-region" in answer.request.headers and answer.status == 404):
            answer = route.fetch()
        route.fulfill(response=answer)

    anna.page.route(f"**/tasks/{task['id']}/removal", hears_first)
    anna.page.locator("#task-delete summary").click()
    anna.page.get_by_role("button", name="Delete this task").click()
    expect(anna.page.get_by_role("heading", name="Tasks", level=1)).to_be_visible()
    assert anna.page.url.endswith("/tasks")


def test_what_cannot_be_fetched_again_is_told_of_until_it_can(window, family):
    mia = window(family.mia).open("/tasks?tab=all")
    mia.expects_trouble("503")
    behind = mia.page.get_by_text("This page may be behind. Trying again…")
    mia.page.route("**/tasks?tab=all", lambda route: route.fulfill(status=503, body=""))
    family.task("Cannot be fetched yet")
    expect(behind).to_be_visible()
    mia.page.unroute("**/tasks?tab=all")
    expect(mia.task("Cannot be fetched yet")).to_be_visible()
    expect(behind).to_be_hidden()
    mia.is_live()
