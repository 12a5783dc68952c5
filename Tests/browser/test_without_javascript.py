"""Without JavaScript every page reads, and every form works."""
import re

import pytest
from playwright.sync_api import expect

from program import PASSWORD


@pytest.fixture
def plain(window):
    """Opens windows without JavaScript."""
    return lambda person=None: window(person, java_script_enabled=False)


def read(window, path):
    return window.open(path, live=False)


def test_signing_in_leads_to_the_page_that_was_wanted(plain, family):
    mia = plain()
    mia.page.goto(mia.base + "/tasks?tab=all")
    expect(mia.page.get_by_role("heading", name="Welcome home")).to_be_visible()
    mia.field("email").fill(family.mia.email)
    mia.field("password").fill("wrong password")
    mia.expects_trouble("40[01]")
    mia.page.get_by_role("button", name="Sign in").click()
    expect(mia.page.locator("#problem, .field-error:not(:empty)").first).to_be_visible()
    expect(mia.field("email")).to_have_value(family.mia.email)
    mia.field("password").fill(PASSWORD)
    mia.page.get_by_role("button", name="Sign in").click()
    mia.page.wait_for_url("**/tasks?tab=all")
    mia.page.locator("#me-menu summary").click()
    mia.page.get_by_role("button", name="Sign out").click()
    mia.page.wait_for_url("**/sign-in*")
    mia.page.goto(mia.base)
    expect(mia.page.get_by_role("heading", name="Welcome home")).to_be_visible()


def test_every_page_reads(plain, family):
    family.task("Read me", family.member(family.anna))
    family.reward("Readable", 10)
    anna = plain(family.anna)
    expect(read(anna, "").page.locator("#home-today")).to_contain_text("Read me")
    expect(read(anna, "/tasks").task("Read me")).to_be_visible()
    expect(read(anna, "/rewards").reward("Readable")).to_be_visible()
    for person in ("Anna", "Ben", "Mia", "Tom"):
        expect(read(anna, "/karma").page.locator("#karma-balances")).to_contain_text(person)
        expect(read(anna, "/family").page.locator("#family-members")).to_contain_text(person)


def test_a_task_is_added_completed_and_opened_again(plain, family):
    mia = read(plain(family.mia), "/tasks?tab=all")
    mia.add_task("Plain task")
    mia.page.wait_for_url("**/tasks?tab=all")
    mia.complete("Plain task").click()
    mia.page.wait_for_url("**/tasks?tab=all")
    expect(mia.task("Plain task").get_by_role("img", name="Done")).to_be_visible()
    mia.task("Plain task").get_by_role("button", name="Undo").click()
    expect(mia.complete("Plain task")).to_be_visible()


def test_a_refused_task_keeps_what_was_typed(plain, family):
    anna = read(plain(family.anna), "/tasks")
    anna.expects_trouble("400|422")
    anna.page.locator("#quick-add-more > summary").click()
    anna.field("description").fill("Typed with care")
    anna.page.fill("#quick-add-name", "   ")
    anna.page.get_by_role("button", name="Add", exact=True).click()
    expect(anna.page.locator("#problem")).to_be_visible()
    expect(anna.error_at("name")).not_to_be_empty()
    expect(anna.field("description")).to_have_value("Typed with care")


def test_a_task_is_changed_and_deleted(plain, family):
    task = family.task("To be changed")
    anna = read(plain(family.anna), f"/tasks/{task['id']}")
    anna.page.locator("#task-edit [name=name]").fill("Changed plainly")
    anna.page.get_by_role("button", name="Save changes").click()
    anna.page.wait_for_url("**/tasks")
    anna.task("Changed plainly").get_by_role("link", name="Changed plainly").click()
    anna.page.locator("#task-delete summary").click()
    anna.page.get_by_role("button", name="Delete this task").click()
    anna.page.wait_for_url("**/tasks")
    expect(anna.task("Changed plainly")).to_have_count(0)


def test_a_reward_is_made_claimed_and_approved(plain, family):
    anna, mia = read(plain(family.anna), "/rewards/new"), plain(family.mia)
    anna.field("name").fill("Plain reward")
    anna.field("karmaCost").fill("8")
    anna.page.get_by_role("button", name="Make reward").click()
    anna.page.wait_for_url("**/rewards")
    family.grant(family.mia, 8)
    before = family.available(family.mia)
    read(mia, "/rewards").reward("Plain reward").get_by_role("button", name="Claim").click()
    mia.page.get_by_role("dialog").get_by_role("button", name="Yes, claim it").click()
    expect(mia.reward("Plain reward")).to_have_class(re.compile("is-pending"))
    read(anna, "").page.locator("#approvals").get_by_role("button", name="Approve Plain reward").click()
    expect(anna.page.locator("#approvals")).not_to_contain_text("Plain reward")
    expect(read(mia, "/rewards").reward("Plain reward")).not_to_have_class(re.compile("is-pending"))
    assert family.available(family.mia) == before - 8


def test_karma_is_granted_and_a_member_gets_another_role(plain, family):
    anna = read(plain(family.anna), "/karma")
    before = family.available(family.tom)
    anna.page.locator("#grant .pick", has_text="Tom").click()
    anna.field("amount").fill("3")
    anna.page.get_by_role("button", name="Give karma").click()
    expect(anna.page.locator(f"#balance-{family.tom.id} .balance-number")).to_have_text(str(before + 3))
    read(anna, "/family")
    ben = anna.page.locator(f"#member-{family.ben.id}")
    for role, button in [("Child", "Make a child"), ("Parent", "Make a parent")]:
        ben.locator("summary").first.click()
        ben.get_by_role("button", name=button).click()
        expect(ben.locator(".tag")).to_have_text(role)
