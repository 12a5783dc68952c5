"""Forms: sent once, refused in place, and text is only ever text."""
import re

from playwright.sync_api import expect

HOSTILE = "<img src=x onerror=\"document.title='broken'\"><b>Bold</b> & {{name}} \"quoted\""


def test_31_a_double_tap_completes_once(window, family):
    task = family.task("Tap me twice", family.member(family.mia), karma=5)
    mia = window(family.mia).open("/tasks?tab=all")
    mia.complete("Tap me twice").dblclick()
    expect(mia.task("Tap me twice").get_by_role("img", name="Done")).to_be_visible()
    # The second tap does not fall on what took the button's place, the undo.
    family.task("After the taps", family.member(family.mia))
    expect(mia.task("After the taps")).to_be_visible()
    assert family.anna.call("GET", f"{family.path}/tasks/{task['id']}", expect=200)["status"] == "completed"
    assert [entry["amount"] for entry in family.entries(family.mia) if entry.get("taskId") == task["id"]] == [5]


def test_31_a_double_tap_on_a_phone_completes_once(window, family):
    # Overdue, and so the first in the list.
    overdue = {"dueAt": "2020-01-01T10:00:00.000Z"}
    task = family.task("Tap me on a phone", family.member(family.mia), karma=5, **overdue)
    mia = window(family.mia, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).open("/tasks?tab=all")
    box = mia.complete("Tap me on a phone").bounding_box()
    for _ in range(2):
        mia.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(mia.task("Tap me on a phone").get_by_role("img", name="Done")).to_be_visible()
    assert [entry["amount"] for entry in family.entries(family.mia) if entry.get("taskId") == task["id"]] == [5]


def test_31_a_double_tap_does_not_complete_the_next_task_too(window, family):
    """Where only open tasks are listed, the next one moves up under the finger."""
    for name, day in [("Tapped one", "01"), ("Moves up", "02")]:
        family.task(name, family.member(family.tom), dueAt=f"2020-01-{day}T10:00:00.000Z")
    tom = window(family.tom, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).open("/tasks")
    box = tom.complete("Tapped one").bounding_box()
    for _ in range(2):
        tom.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(tom.task("Tapped one")).to_have_count(0)
    family.task("After both taps", family.member(family.tom))
    expect(tom.task("After both taps")).to_be_visible()
    expect(tom.complete("Moves up")).to_be_visible()


def test_31_two_people_at_once_award_once_and_the_second_is_told(window, family):
    task = family.task("Who is first", karma=6)
    mia = window(family.mia).open("/tasks")
    mia.expects_trouble("409")
    # She sees it open still: her page does not hear of it before she taps.
    mia.page.route("**/completion", lambda route: (family.complete(task, family.tom), route.continue_()))
    mia.complete("Who is first").click()
    expect(mia.page.locator("li.toast[data-type=error]")).to_be_visible()
    assert [entry["amount"] for entry in family.entries(family.tom) if entry.get("taskId") == task["id"]] == [6]
    assert not [entry for entry in family.entries(family.mia) if entry.get("taskId") == task["id"]]


def test_a_refused_form_keeps_what_was_typed_and_says_at_the_field_what_is_wrong(window, family):
    anna = window(family.anna).open("/family")
    anna.expects_trouble("400|409|422")
    anna.page.locator("#add-member > summary").click()
    anna.page.get_by_role("radio", name="Email").check()
    anna.field("name").fill("Grandma")
    anna.field("email").fill(f"{family.mia.email}")
    anna.field("password").fill("a long password")
    anna.page.get_by_role("button", name="Add to the family").click()
    expect(anna.error_at("email")).not_to_be_empty()
    expect(anna.error_at("email")).to_be_visible()
    expect(anna.field("email")).to_have_attribute("aria-invalid", "true")
    expect(anna.field("email")).to_be_focused()
    expect(anna.field("name")).to_have_value("Grandma")
    expect(anna.field("password")).to_have_value("a long password")
    # What is right the next time leaves no trace of it.
    anna.field("email").fill(family.mia.email.replace("mia", "grandma"))
    anna.page.get_by_role("button", name="Add to the family").click()
    expect(anna.page.locator("#family-members")).to_contain_text("Grandma")
    expect(anna.error_at("email")).to_be_empty()
    expect(anna.field("name")).to_have_value("")


def test_a_refusal_shows_the_problems_detail(window, family):
    anna = window(family.anna).open("/karma")
    anna.expects_trouble("409")
    anna.page.locator("#grant .pick", has_text="Tom").click()
    anna.field("amount").fill("-100000")
    answers = []
    anna.page.on("response", lambda answer: answer.request.method == "POST" and "grants" in answer.url and answers.append(answer))
    anna.page.get_by_role("button", name="Give karma").click()
    shown = anna.page.locator("#grant").locator("[role=alert], .field-error:not(:empty)")
    expect(shown).to_have_count(1)
    assert answers[0].json()["detail"] in shown.inner_text()
    expect(anna.field("amount")).to_have_value("-100000")


def test_42_a_claim_without_a_connection_is_told_in_front_of_its_sheet(window, family):
    reward = family.reward("Out of reach", 1)
    family.grant(family.mia, 1)
    mia = window(family.mia).open("/rewards")
    mia.expects_trouble("ERR_FAILED")
    mia.page.route("**/claims", lambda route: route.abort())
    mia.reward("Out of reach").get_by_role("button", name="Claim").click()
    sheet = mia.page.locator(f"#claim-sheet-{reward['id']}")
    sheet.get_by_role("button", name="Yes, claim it").click()
    expect(sheet.locator("li.toast[data-type=error]")).to_contain_text("can’t be reached")
    mia.page.unroute("**/claims")
    sheet.get_by_role("button", name="Yes, claim it").click()
    expect(mia.reward("Out of reach")).to_have_class(re.compile("is-pending"))
    mia.reward("Out of reach").get_by_role("button", name="Cancel").click()
    expect(mia.reward("Out of reach")).not_to_have_class(re.compile("is-pending"))


def test_42_a_double_tap_on_claim_opens_the_sheet_and_claims_nothing(window, family):
    family.grant(family.tom, 1)
    for number in range(6):
        reward = family.reward(f"Tapped twice {number}", 1)
    for size in ((1280, 800), (1024, 768)):
        tom = window(family.tom, viewport={"width": size[0], "height": size[1]}).open("/rewards")
        for number in range(6):
            button = tom.reward(f"Tapped twice {number}").get_by_role("button", name="Claim")
            button.scroll_into_view_if_needed()
            button.dblclick()
            sheet = tom.page.locator("dialog[open]")
            expect(sheet).to_be_visible()
            sheet.get_by_role("button", name="Not now").click()
            expect(sheet).to_have_count(0)
    assert family.tom.call("GET", f"{family.path}/claims?status=pending", expect=200)["items"] == []
    assert family.available(family.tom) >= 1 and reward


def test_a_refused_form_that_takes_the_page_along_stays_live(window, family):
    anna = window(family.anna).open("/family/settings")
    anna.expects_trouble("400")
    anna.page.locator("#family-delete > summary").click()
    anna.page.locator("#family-delete [name=name]").fill("The Robin")
    anna.page.locator("#family-delete [type=submit]").click()
    expect(anna.page.locator("#family-delete .field-error")).not_to_be_empty()
    expect(anna.page).to_have_url(re.compile("/family/settings$"))
    anna.is_live()
    with anna.page.expect_response(lambda answer: "roost-region" in answer.request.headers) as answer:
        family.grant(family.anna, 1)
    assert answer.value.status == 200
    expect(anna.page.locator("#family-delete [name=name]")).to_have_value("The Robin")


def test_taking_back_without_a_connection_can_be_tried_again(window, family):
    task = family.task("Back and forth", family.member(family.mia))
    mia = window(family.mia).open("/tasks?tab=all")
    mia.expects_trouble("ERR_FAILED")
    mia.complete("Back and forth").click()
    done = mia.toast("Done", "Back and forth")
    expect(done).to_be_visible()
    mia.page.route("**/completion/removal", lambda route: route.abort())
    done.get_by_role("button", name="Undo").click()
    failed = mia.page.locator("li.toast", has_text="can’t be reached")
    expect(failed).to_be_visible()
    mia.page.unroute("**/completion/removal")
    failed.get_by_role("button", name="Try again").click()
    expect(mia.toast("Open again")).to_be_visible()
    assert family.mia.call("GET", f"{family.path}/tasks/{task['id']}", expect=200)["status"] == "open"


def test_a_request_that_hangs_is_given_up_and_said(window, family):
    anna = window(family.anna)
    anna.page.clock.install()
    anna.open("/karma")
    held = []
    anna.page.route("**/karma/grants", lambda route: held.append(route))
    anna.page.locator("#grant .pick", has_text="Tom").click()
    anna.field("amount").fill("2")
    anna.page.get_by_role("button", name="Give karma").click()
    expect(anna.page.locator("#grant")).to_have_attribute("aria-busy", "true")
    anna.page.clock.fast_forward("00:16")
    expect(anna.page.locator("#grant [role=alert]")).to_contain_text("can’t be reached")
    expect(anna.field("amount")).to_have_value("2")
    # The same again, with the same key.
    anna.page.unroute("**/karma/grants")
    with anna.page.expect_request("**/karma/grants") as again:
        anna.page.get_by_role("button", name="Give karma").click()
    assert again.value.headers["idempotency-key"] == held[0].request.headers["idempotency-key"]
    expect(anna.field("amount")).to_have_value("")


def test_a_grant_says_whom_it_went_to_or_was_taken_from(window, family):
    anna = window(family.anna).open("/karma")
    for amount, title, moved in (("8", "Karma given", "Tom · +8"), ("-7", "Karma taken back", "Tom · −7")):
        anna.page.locator("#grant .pick", has_text="Tom").click()
        anna.field("amount").fill(amount)
        anna.page.get_by_role("button", name="Give karma").click()
        expect(anna.toast(title).locator(".toast-description")).to_have_text(moved)


def test_html_in_a_name_is_shown_as_text(window, family):
    mia, anna = window(family.mia).open("/tasks"), window(family.anna).open("/tasks?tab=all")
    task = family.task(HOSTILE, family.member(family.mia), description=HOSTILE)
    for one in (mia, anna):
        expect(one.page.locator(f"#task-{task['id']} .task-name")).to_have_text(HOSTILE)
    expect(mia.toast("New task assigned").filter(has_text="Bold").locator(".toast-description")).to_have_text(HOSTILE)
    anna.open(f"/tasks/{task['id']}")
    expect(anna.page.locator(".prose")).to_have_text(HOSTILE)
    expect(anna.page.locator("#task-edit [name=name]")).to_have_value(HOSTILE)
    for one in (mia, anna):
        assert one.page.locator("main b, main img[src=x], #toaster b").count() == 0
        expect(one.page).to_have_title("Tasks · Roost" if one is mia else f"{HOSTILE} · Roost")
    family.anna.call("DELETE", f"{family.path}/tasks/{task['id']}", expect=204)


def test_a_task_with_day_person_and_karma_is_added_by_its_form(window, family):
    anna, tom = window(family.anna).open("/tasks?tab=all"), window(family.tom).open("/tasks")
    anna.page.fill("#quick-add-name", "Wash the car")
    anna.page.locator("#quick-add-more > summary").click()
    anna.field("dueDate").fill("2030-05-17")
    anna.field("dueTime").fill("16:30")
    anna.field("assignee").select_option(label="Tom")
    anna.field("karma").fill("15")
    anna.field("description").fill("Inside as well")
    anna.page.get_by_role("button", name="Add", exact=True).click()
    expect(tom.toast("New task assigned", "Wash the car")).to_be_visible()
    row = tom.task("Wash the car")
    expect(row).to_contain_text("Inside as well")
    expect(row.locator(".karma-number")).to_have_text("15")
    expect(row.locator(".task-due")).to_contain_text("16:30")
    expect(anna.page.locator("#quick-add-name")).to_have_value("")
    items = family.anna.call("GET", f"{family.path}/tasks?assignee={family.tom.id}", expect=200)["items"]
    # Half past four in Amsterdam, where this family lives.
    assert [task["dueAt"] for task in items if task["name"] == "Wash the car"] == ["2030-05-17T14:30:00.000Z"]


def test_keyboard_only_a_task_is_found_and_completed(window, family):
    # Overdue, and so the first in the list.
    family.task("Only keys", family.member(family.mia), dueAt="2020-01-01T10:00:00.000Z")
    mia = window(family.mia).open("/tasks?tab=all")
    label = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"
    seen = []
    while "Complete Only keys" not in seen:
        mia.page.keyboard.press("Tab")
        seen.append(mia.page.evaluate(label))
        assert len(seen) < 200, seen
    assert seen[0] == "Skip to the page"
    outline = "getComputedStyle(document.activeElement)"
    assert mia.page.evaluate(f"{outline}.outlineStyle !== 'none' || {outline}.boxShadow !== 'none'"), "the focus is seen"
    mia.page.keyboard.press("Enter")
    expect(mia.toast("Done", "Only keys")).to_be_visible()
    expect(mia.task("Only keys").get_by_role("img", name="Done")).to_be_visible()
    assert mia.page.evaluate("document.activeElement !== document.body"), "the focus is not lost"
