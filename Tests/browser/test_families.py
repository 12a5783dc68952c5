"""Families: settings, several at once, and the end of one."""
import uuid

import pytest
from playwright.sync_api import expect

from program import Family, Person


@pytest.fixture
def household(program):
    """A family of its own, as it is renamed and deleted."""
    return Family(program)


def at(window, household, person, path):
    one = window(person)
    one.base = f"/families/{household.id}"
    return one.open(path)


def test_settings_are_saved_and_the_name_changes_on_every_screen(window, household):
    anna, mia = at(window, household, household.anna, "/family"), at(window, household, household.mia, "/tasks")
    anna.page.get_by_role("link", name="Family settings").click()
    anna.field("name").first.fill("The Wrens")
    anna.field("firstDayOfWeek").select_option("SU")
    anna.field("quietFrom").fill("21:00")
    anna.page.get_by_role("button", name="Save").click()
    expect(anna.error_at("quietTo")).to_have_text("Until when?")
    anna.expects_trouble("400")
    anna.field("quietTo").fill("07:00")
    anna.page.get_by_role("button", name="Save").click()
    expect(anna.toast("Saved")).to_be_visible()
    for one in (anna, mia):
        expect(one.page.locator("#status")).to_contain_text("The Wrens")
    anna.open("/schedules/new")
    expect(anna.page.locator(".weekdays .pick").first).to_have_text("Su")


def test_one_switches_between_families_and_stays_live(window, household):
    mia = at(window, household, household.mia, "/family")
    expect(mia.page.locator("#family-menu")).to_have_count(0)
    mia.page.locator("#me-menu summary").click()
    mia.page.locator("#me-menu").get_by_role("link", name="Another family").click()
    expect(mia.page.locator("main")).to_contain_text("To join a family that is here already")
    name = f"Swifts {uuid.uuid4().hex[:4]}"
    mia.field("name").fill(name)
    mia.page.get_by_role("button", name="Make it").click()
    expect(mia.page.locator("#status")).to_contain_text(name)
    mia.is_live()
    document = mia.document()
    for family in ("The Robins", name, "The Robins"):
        mia.page.locator("#family-menu summary").click()
        mia.page.locator("#family-menu").get_by_role("link", name=family, exact=True).click()
        expect(mia.page.locator("#family-menu summary")).to_contain_text(family)
    assert mia.document() == document
    task = household.task("Here again", household.member(household.mia))
    expect(mia.task(task["name"])).to_be_visible()


def test_what_happens_in_another_family_says_who_and_where(window, household, program):
    mia, sam = household.mia, Person.register(program, "Sam", f"sam-{uuid.uuid4().hex[:8]}@example.com")
    swans = "/v1/families/" + sam.call("POST", "/v1/families", {"name": "The Swans", "timezone": "Europe/Amsterdam"}, expect=201)["id"]
    invite = sam.call("POST", f"{swans}/invites", {"role": "child"}, expect=201)
    mia.call("POST", f"/v1/invites/{invite['token']}/acceptance", expect=201)
    muted, loud = (sam.call("POST", f"{swans}/chats", {"type": "group", "title": title, "memberIds": [mia.id]}, expect=201)
                   for title in ("Feathers", "Nests"))
    mia.call("PUT", f"{swans}/chats/{muted['id']}/mute", expect=204)
    one = at(window, household, mia, "/tasks")
    for chat, body in ((muted, "Psst"), (loud, "Hello Mia")):
        sam.call("POST", f"{swans}/chats/{chat['id']}/messages", {"clientId": chat["id"], "body": body}, expect=201)
    task = {"name": "Feed the swans", "assignment": {"type": "member", "memberId": mia.id}}
    sam.call("POST", f"{swans}/tasks", task, expect=201)
    expect(one.toast("Sam", "Hello Mia · The Swans")).to_be_visible()
    expect(one.toast("New task assigned", "Feed the swans · The Swans")).to_be_visible()
    assert one.toasts("Psst") == []


def test_a_deleted_family_is_gone_from_every_screen_at_once(window, household):
    anna, mia = at(window, household, household.anna, "/family/settings"), at(window, household, household.mia, "/tasks")
    mia.expects_trouble("403")
    anna.page.locator("#family-delete summary").click()
    anna.page.locator("#family-delete [name=name]").fill("The Robins")
    anna.page.get_by_role("button", name="Delete The Robins").click()
    anna.page.wait_for_url("**/new-family")
    expect(mia.page.locator("main")).to_contain_text("You are not in this family.")


def test_one_leaves_by_oneself(window, household):
    anna, tom = at(window, household, household.anna, "/family"), at(window, household, household.tom, "/family")
    tom.page.locator("#leave summary").click()
    tom.page.get_by_role("button", name="Leave The Robins").click()
    tom.page.wait_for_url("**/new-family")
    expect(anna.toast("Tom left the family")).to_be_visible()
    expect(anna.page.locator(".member", has_text="Tom")).to_have_count(0)
