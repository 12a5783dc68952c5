"""Recurring tasks: the rule's form, what comes of it as one types, and the tasks it makes."""
import re

import pytest
from playwright.sync_api import expect

from program import Family


@pytest.fixture
def household(program):
    """A family of its own, whose tasks nobody else counts."""
    return Family(program)


def parent(window, household, path, person=None, **options):
    one = window(person or household.anna, **options)
    one.base = f"/families/{household.id}"
    one.page.goto(one.base + path)
    return one


def rule_of(one):
    return one.page.locator("#schedule-preview .schedule-rule")


def days_of(one):
    return one.page.locator("#schedule-preview .occurrences > li")


def test_a_schedule_is_made_with_a_live_preview_and_its_task_appears(window, household):
    anna = parent(window, household, "/tasks")
    mia = parent(window, household, "/tasks", household.mia)
    for one in (anna, mia):
        one.is_live()
    document = anna.document()
    anna.page.get_by_role("link", name="Recurring").click()
    anna.page.get_by_role("link", name="New").click()
    expect(anna.page.get_by_role("button", name="Show what comes")).to_be_hidden()
    anna.field("name").fill("Water the herbs")
    anna.page.locator("#schedule-form .segment", has_text="Days").first.click()
    expect(rule_of(anna)).to_have_text("Every day")
    anna.field("interval").fill("3")
    expect(rule_of(anna)).to_have_text("Every 3 days")
    anna.field("timeOfDay").fill("23:30")
    expect(rule_of(anna)).to_have_text("Every 3 days at 23:30")
    expect(days_of(anna)).to_have_count(20)
    expect(days_of(anna).first).to_contain_text("Today")
    anna.field("assignee").select_option("rotation")
    expect(anna.page.locator("#schedule-preview .preview-problem")).to_have_text("Name those who take turns.")
    for turn, person in enumerate([household.mia, household.tom], start=1):
        anna.field(f"turn-{person.id}").select_option(str(turn))
    for index, name in enumerate(["Mia", "Tom", "Mia"]):
        expect(days_of(anna).nth(index)).to_contain_text(name)
    expect(anna.field("name")).to_have_value("Water the herbs")
    anna.page.get_by_role("button", name="Make it").click()
    expect(anna.toast("Recurring task made")).to_be_visible()
    expect(anna.page.locator(".schedule", has_text="Water the herbs")).to_contain_text("Mia and Tom in turn")
    assert anna.document() == document
    expect(mia.task("Water the herbs")).to_be_visible()
    expect(mia.toast("New task assigned", "Recurring: Water the herbs")).to_be_visible()
    anna.page.get_by_role("link", name="Tasks", exact=True).first.click()
    anna.page.get_by_role("link", name="All").click()
    anna.task("Water the herbs").get_by_role("link", name="Water the herbs").click()
    anna.page.get_by_role("link", name="Every 3 days at 23:30").click()
    expect(anna.field("interval")).to_have_value("3")
    expect(anna.field(f"turn-{household.tom.id}")).to_have_value("2")


def schedule(household, name, **fields):
    body = {"name": name, "startDate": "2026-01-01", "recurrence": {"frequency": "daily"}, **fields}
    return household.anna.call("POST", f"{household.path}/schedules", body, expect=201)


def test_the_preview_tells_the_difference_and_stays_while_others_change_things(window, household):
    made = schedule(household, "Sweep")
    anna = parent(window, household, f"/schedules/{made['id']}")
    anna.is_live()
    expect(days_of(anna).first.get_by_role("button")).to_be_visible()
    anna.page.locator("#schedule-form .segment", has_text="Weeks").click()
    anna.page.locator(".weekdays .pick", has_text="Mo").click()
    expect(rule_of(anna)).to_have_text("Every week on Monday")
    dropped = anna.page.locator("[data-difference=removed] li")
    expect(dropped.first).to_be_visible()
    expect(anna.page.locator("[data-difference=added]")).to_have_count(0)
    household.anna.call("PATCH", f"{household.path}/schedules/{made['id']}", {"name": "Sweep well"}, expect=200)
    other = schedule(household, "Dust")
    # Its own list follows; what is typed here stays.
    expect(anna.field("name")).to_have_value("Sweep well")
    expect(rule_of(anna)).to_have_text("Every week on Monday")
    anna.expects_trouble("412")
    anna.page.get_by_role("button", name="Save changes").click()
    expect(anna.toast("Somebody changed this meanwhile")).to_be_visible()
    household.anna.call("DELETE", f"{household.path}/schedules/{other['id']}", expect=204)


def test_a_preview_that_cannot_be_had_says_so_and_comes_later(window, household):
    anna = parent(window, household, "/schedules/new")
    anna.is_live()
    anna.expects_trouble("ERR_FAILED")
    preview = anna.page.locator("#schedule-preview")
    previews = re.compile(r"/schedules/new\?")
    anna.page.route(previews, lambda route: route.abort())
    anna.page.locator("#schedule-form .segment", has_text="Days").click()
    expect(preview).to_have_attribute("data-stale", "")
    expect(preview.get_by_text("These days can’t be shown right now.")).to_be_visible()
    anna.page.unroute(previews)
    expect(rule_of(anna)).to_contain_text("Every day")
    expect(preview).not_to_have_attribute("data-stale", "")


def test_days_are_skipped_and_a_schedule_paused_on_every_parents_screen(window, household):
    schedule(household, "Feed the fish", timeOfDay="08:00")
    anna, ben = (parent(window, household, "/schedules", person) for person in (household.anna, household.ben))
    for one in (anna, ben):
        one.is_live()
    card = [one.page.locator(".schedule", has_text="Feed the fish") for one in (anna, ben)]
    card[0].get_by_role("button", name="Skip next").click()
    for one in card:
        expect(one).to_contain_text("Left out: tomorrow")
    card[1].get_by_role("button", name="Pause").click()
    for one in card:
        expect(one).to_contain_text("Paused")
        expect(one.get_by_role("button", name="Skip next")).to_have_count(0)
    card[0].get_by_role("button", name="Resume").click()
    for one in card:
        expect(one).not_to_contain_text("Paused")
    card[0].get_by_role("link", name="Feed the fish", exact=True).click()
    anna.page.locator("#schedule-delete summary").click()
    anna.page.locator("#schedule-delete .check").click()
    # Her page may ask for its fresh parts between the deletion and the way back to the list.
    anna.expects_trouble("404")
    anna.page.get_by_role("button", name="Delete Feed the fish").click()
    anna.page.wait_for_url("**/schedules")
    for one in (anna, ben):
        expect(one.page.locator(".schedule", has_text="Feed the fish")).to_have_count(0)


def test_without_javascript_a_rule_is_looked_at_made_and_changed(window, household):
    anna = parent(window, household, "/schedules/new", java_script_enabled=False)
    anna.field("name").fill("Bins")
    anna.page.locator(".weekdays .pick", has_text="Th").click()
    anna.page.get_by_role("button", name="Show what comes").click()
    expect(rule_of(anna)).to_have_text("Every week on Thursday")
    expect(anna.field("name")).to_have_value("Bins")
    expect(days_of(anna)).to_have_count(20)
    anna.page.get_by_role("button", name="Make it").click()
    anna.page.wait_for_url("**/schedules")
    anna.page.get_by_role("link", name="Change Bins").click()
    anna.field("interval").fill("2")
    anna.page.get_by_role("button", name="Show what comes").click()
    expect(anna.page.locator("[data-difference=removed]")).to_be_visible()
    anna.expects_trouble("400")
    anna.field("interval").evaluate("field => field.removeAttribute('max')")
    anna.field("interval").fill("100")
    anna.page.get_by_role("button", name="Save changes").click()
    expect(anna.error_at("interval")).not_to_be_empty()
    anna.field("interval").fill("2")
    anna.page.get_by_role("button", name="Save changes").click()
    anna.page.wait_for_url("**/schedules")
    expect(anna.page.locator(".schedule", has_text="Bins")).to_contain_text("Every second week on Thursday")
