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
    expect(mia.page.locator(".sheet-say")).to_contain_text(f"8 of your {before} karma")
    mia.page.get_by_role("button", name="Yes, claim it").click()
    mia.page.wait_for_url("**/rewards")
    expect(mia.reward("Plain reward")).to_have_class(re.compile("is-pending"))
    read(anna, "").page.locator("#approvals").get_by_role("button", name="Approve Plain reward").click()
    expect(anna.page.locator("#approvals")).not_to_contain_text("Plain reward")
    expect(read(mia, "/rewards").reward("Plain reward")).not_to_have_class(re.compile("is-pending"))
    assert family.available(family.mia) == before - 8


def test_what_can_no_longer_be_claimed_says_so_on_its_page(plain, family):
    reward = family.reward("Far away", family.available(family.tom) + 5)
    tom = read(plain(family.tom), f"/rewards/{reward['id']}/claim")
    expect(tom.page.get_by_text("5 more karma needed")).to_be_visible()
    expect(tom.page.get_by_role("button", name="Yes, claim it")).to_have_count(0)
    tom.page.get_by_role("link", name="Not now").click()
    tom.page.wait_for_url("**/rewards")


def test_a_refused_reason_is_still_there(plain, family):
    family.grant(family.mia, 3)
    claim = family.claim(family.reward("Not today", 3), family.mia)
    for path in ("", "/tasks", "/rewards"):
        anna = read(plain(family.anna), path)
        anna.expects_trouble("400")
        wish = anna.page.locator(".wish", has_text="Not today")
        wish.get_by_text("Reject…").click()
        reason = wish.get_by_role("textbox")
        reason.evaluate("field => field.removeAttribute('maxlength')")
        reason.fill("Because " * 80)
        wish.get_by_role("button", name="Reject").click()
        expect(wish.locator(".field-error")).to_be_visible()
        expect(reason).to_have_value("Because " * 80)
        anna.page.close()
    family.reject(claim)


def test_a_refused_change_of_a_message_is_still_there(plain, family, chat):
    mia = read(plain(family.mia), f"/chats/{chat['id']}")
    mia.expects_trouble("400")
    mia.page.locator("#composer [name=body]").fill("First words")
    mia.page.get_by_role("button", name="Send").click()
    message = mia.page.locator(".message", has_text="First words")
    message.locator("summary").click()
    message.locator(".message-edit textarea").fill("x" * 8001)
    message.get_by_role("button", name="Save").click()
    expect(message.locator(".message-edit .field-error")).to_be_visible()
    expect(message.locator(".message-edit textarea")).to_have_value("x" * 8001)
    message.locator(".message-edit textarea").fill("Second words")
    message.get_by_role("button", name="Save").click()
    expect(mia.page.locator(".message-text", has_text="Second words")).to_be_visible()


def test_a_refused_sign_in_of_a_child_stays_unfolded(plain, family):
    body = {"name": "Lena", "role": "child", "pin": "2468"}
    id = family.anna.call("POST", f"{family.path}/members", body, expect=201)["id"]
    anna = read(plain(family.anna), "/family")
    anna.expects_trouble("40[09]")
    lena = anna.page.locator(f"#member-{id}")
    lena.locator(f"#member-more-{id} > summary").click()
    lena.locator(f"#member-password-{id} > summary").click()
    lena.locator("[name=email]").fill(family.ben.email)
    lena.locator("[name=password]").fill("a long password")
    lena.get_by_role("button", name="Save the password").click()
    expect(anna.page.locator("#problem")).to_be_visible()
    expect(lena.locator("[name=email]")).to_have_value(family.ben.email)
    expect(lena.locator("[name=email]")).to_be_visible()


def test_a_refused_farewell_keeps_the_name(plain, family):
    anna = read(plain(family.anna), "/settings")
    anna.expects_trouble("400")
    anna.page.locator("#delete-account summary").click()
    anna.field("confirmation").fill("Anne")
    anna.page.get_by_role("button", name="Delete my account").click()
    expect(anna.field("confirmation")).to_be_visible()
    expect(anna.field("confirmation")).to_have_value("Anne")


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
