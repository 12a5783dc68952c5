"""A refresh changes what changed: what a person is doing on the page goes on."""
from playwright.sync_api import expect

from program import PASSWORD, Person


def refresh(window, family, name):
    """Something happens that the page shows."""
    family.task(name, family.member(family.tom))
    expect(window.task(name)).to_be_visible()


def test_34_half_typed_text_focus_and_caret_outlive_a_refresh(window, family):
    anna = window(family.anna).open("/tasks?tab=all")
    typing = anna.page.locator("#quick-add-name")
    typing.fill("Half a thought")
    anna.page.evaluate("document.activeElement.setSelectionRange(4, 6)")
    refresh(anna, family, "Refresh while typing")
    expect(typing).to_have_value("Half a thought")
    expect(typing).to_be_focused()
    assert anna.page.evaluate("[document.activeElement.selectionStart, document.activeElement.selectionEnd]") == [4, 6]


def test_34_a_half_made_edit_inside_the_refreshed_region_stays(window, family):
    task = family.task("Paint the fence", description="White")
    anna = window(family.anna).open(f"/tasks/{task['id']}")
    name = anna.page.locator("#task-edit [name=name]")
    name.fill("Paint the shed")
    family.anna.call("PATCH", f"{family.path}/tasks/{task['id']}", {"description": "Green"}, expect=200)
    expect(anna.page.locator(".prose")).to_have_text("Green")
    expect(name).to_have_value("Paint the shed")
    expect(name).to_be_focused()
    # Saving over the other's change is refused, and nothing that was typed is lost.
    anna.expects_trouble("412")
    anna.page.get_by_role("button", name="Save changes").click()
    expect(anna.toast("Somebody changed this meanwhile")).to_be_visible()
    expect(name).to_have_value("Paint the shed")


def test_what_is_half_typed_outlives_what_it_is_about(window, family):
    task = family.task("Here one moment")
    anna = window(family.anna).open(f"/tasks/{task['id']}")
    anna.expects_trouble("404")
    notes = anna.page.locator("#task-edit [name=description]")
    notes.fill("A long thought")
    document = anna.document()
    family.ben.call("DELETE", f"{family.path}/tasks/{task['id']}", expect=204)
    gone = anna.toast("This isn’t here any more", "Copy what you still need")
    expect(gone).to_be_visible()
    # What was refused is said at the form, and takes nothing from it either.
    anna.page.locator("#task-edit [name=name]").press("Enter")
    expect(anna.page.locator("#task-edit")).not_to_have_attribute("aria-busy", "true")
    expect(notes).to_have_value("A long thought")
    assert anna.document() == document
    gone.get_by_role("button", name="Leave").click()
    expect(anna.page.get_by_role("heading", level=1)).not_to_have_text("Here one moment")
    expect(notes).to_have_count(0)


def test_a_half_typed_reason_outlives_somebody_elses_decision(window, family):
    family.grant(family.tom, 4)
    claim = family.claim(family.reward("Decided by two", 4), family.tom)
    anna = window(family.anna).open("/rewards")
    anna.expects_trouble("409")
    wish = anna.page.locator(".wish", has_text="Decided by two")
    wish.get_by_text("Reject…").click()
    wish.get_by_role("textbox").fill("Perhaps next w")
    family.ben.call("POST", f"{family.path}/claims/{claim['id']}/approval", expect=200)
    expect(anna.toast("This isn’t here any more", "Copy what you still need")).to_be_visible()
    expect(wish.get_by_role("textbox")).to_have_value("Perhaps next w")
    expect(wish.get_by_role("textbox")).to_be_focused()
    # Too late is said at the form.
    wish.get_by_role("button", name="Reject").click()
    expect(wish.locator(".wish-reason")).to_contain_text("already")
    # With nothing typed any more there is nothing to keep.
    wish.get_by_role("textbox").fill("")
    family.grant(family.tom, 2)
    other = family.claim(family.reward("Something else to decide", 2), family.tom)
    expect(anna.page.locator(".wish", has_text="Something else to decide")).to_be_visible()
    expect(wish).to_have_count(0)
    family.reject(other)


def test_who_is_removed_while_typing_keeps_what_was_typed(window, family):
    body = {"name": "Zoe", "role": "child", "email": f"zoe-{family.id}@example.com", "password": PASSWORD}
    family.anna.call("POST", f"{family.path}/members", body, expect=201)
    person = Person(family.anna.program, body["email"])
    zoe = window(person).open("/tasks")
    zoe.expects_trouble("403|404")
    zoe.page.fill("#quick-add-name", "Half a plan")
    document = zoe.document()
    family.anna.call("DELETE", f"{family.path}/members/{person.id}", expect=204)
    expect(zoe.toast("This isn’t here any more")).to_be_visible()
    expect(zoe.page.locator("#quick-add-name")).to_have_value("Half a plan")
    assert zoe.document() == document


def test_what_says_the_time_comes_anew_without_an_event(window, family):
    """At midnight today is another day; a tablet on the wall has nobody who reloads."""
    anna = window(family.anna)
    anna.page.clock.install(time="2030-05-17T21:50:00Z")
    anna.open("/tasks?tab=all")
    with anna.page.expect_response(lambda answer: "roost-region" in answer.request.headers) as answer:
        anna.page.clock.fast_forward("10:30")
    assert "tasks/list" in answer.value.request.headers["roost-region"]


def test_34_focus_on_a_button_of_the_list_stays(window, family):
    family.task("Hold the focus")
    anna = window(family.anna).open("/tasks?tab=all")
    anna.complete("Hold the focus").focus()
    refresh(anna, family, "Refresh under the focus")
    expect(anna.complete("Hold the focus")).to_be_focused()


def test_39_focus_goes_to_the_neighbour_when_its_own_thing_goes(window, family):
    going, _ = family.task("Goes away"), family.task("Stays here")
    anna = window(family.anna).open("/tasks?tab=all")
    anna.complete("Goes away").focus()
    family.anna.call("DELETE", f"{family.path}/tasks/{going['id']}", expect=204)
    expect(anna.task("Goes away")).to_have_count(0)
    assert anna.page.evaluate("document.activeElement.closest('#task-list') !== null")


def test_34_scroll_stays(window, family):
    for number in range(12):
        family.task(f"Long list {number}")
    anna = window(family.anna, viewport={"width": 390, "height": 600}).open("/tasks?tab=all")
    anna.task("Long list 9").scroll_into_view_if_needed()
    before = anna.page.evaluate("scrollY")
    assert before > 100
    refresh(anna, family, "Refresh while scrolled")
    assert anna.page.evaluate("scrollY") == before


def test_34_an_open_menu_and_an_open_dialog_stay(window, family):
    family.reward("Open sheet", 5)
    family.grant(family.tom, 50)
    tom = window(family.tom).open("/rewards")
    tom.page.locator("#me-menu summary").click()
    family.grant(family.tom, 1)
    expect(tom.page.locator("#status .status-karma .karma-number")).to_have_text(str(family.available(family.tom)))
    expect(tom.page.locator("#me-menu")).to_have_attribute("open", "")
    tom.page.locator("#me-menu summary").click()
    tom.reward("Open sheet").get_by_role("button", name="Claim").click()
    sheet = tom.page.get_by_role("dialog")
    family.grant(family.tom, 1)
    expect(sheet).to_contain_text(f"5 of your {family.available(family.tom)} karma")
    expect(sheet).to_be_visible()


def test_34_half_chosen_options_outlive_a_refresh(window, family):
    anna = window(family.anna).open("/karma")
    anna.page.locator("#grant .pick", has_text="Tom").click()
    anna.field("amount").fill("9")
    family.grant(family.tom, 3, "Refresh under a form")
    expect(anna.page.locator("#karma-entries")).to_contain_text("Refresh under a form")
    expect(anna.field("amount")).to_have_value("9")
    expect(anna.page.get_by_role("radio", name="Tom")).to_be_checked()
