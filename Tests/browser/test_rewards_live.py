"""Rewards: a child asks, a parent answers, and both see it as it happens."""
import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def rich_mia(family):
    """Mia with 100 karma and no wish open, whatever she had."""
    for wish in family.anna.call("GET", f"{family.path}/claims?status=pending", expect=200)["items"]:
        family.anna.call("DELETE", f"{family.path}/claims/{wish['id']}")
    missing = 100 - family.available(family.mia)
    if missing:
        family.grant(family.mia, missing)
    return family.mia


def claim(window, name):
    """Mia's way: the card's button, then the sheet that says what will happen."""
    window.reward(name).get_by_role("button", name="Claim").click()
    window.page.get_by_role("dialog").get_by_role("button", name="Yes, claim it").click()


def test_40_a_claim_shows_the_child_a_pending_confirmation(window, family, rich_mia):
    family.reward("Film night", 40)
    mia = window(rich_mia).open("/rewards")
    mia.reward("Film night").get_by_role("button", name="Claim").click()
    sheet = mia.page.get_by_role("dialog")
    expect(sheet).to_contain_text("40 of your 100 karma are set aside until a parent says yes. You keep 60 to spend.")
    sheet.get_by_role("button", name="Yes, claim it").click()
    expect(mia.toast("Reward claimed", "Waiting for approval")).to_be_visible()
    expect(sheet).to_have_count(0)
    expect(mia.reward("Film night")).to_have_class(re.compile("is-pending"))
    expect(mia.page.locator("#reward-pending")).to_contain_text("You asked for Film night")
    expect(mia.page.locator("#reward-balance strong")).to_have_text("60")
    # One thing is one toast: the echo of her own claim does not join it.
    family.grant(family.mia, 1, "Signal")
    expect(mia.toast("+1 karma")).to_be_visible()
    assert mia.toasts("Film night") + mia.toasts("Reward claimed") == ["Reward claimed"]


def test_40_the_sheet_can_be_left_without_claiming(window, family, rich_mia):
    family.reward("Zoo", 10)
    mia = window(rich_mia).open("/rewards")
    mia.reward("Zoo").get_by_role("button", name="Claim").click()
    mia.page.get_by_role("dialog").get_by_role("button", name="Not now").click()
    expect(mia.page.get_by_role("dialog")).to_have_count(0)
    mia.reward("Zoo").get_by_role("button", name="Claim").click()
    mia.page.keyboard.press("Escape")
    expect(mia.page.get_by_role("dialog")).to_have_count(0)
    assert family.available(rich_mia) == 100


def test_41_the_parents_toast_names_child_reward_and_cost_and_leads_to_the_approval(window, family, rich_mia):
    reward = family.reward("Ice cream", 25)
    anna, ben = window(family.anna).open("/karma"), window(family.ben).open("/tasks")
    family.claim(reward, rich_mia)
    for parent in (anna, ben):
        toast = parent.toast("New reward approval needed", "Mia: Ice cream (25 karma)")
        expect(toast).to_be_visible()
        assert len(parent.toasts("Ice cream")) == 1
    anna.toast("New reward approval needed", "Ice cream").locator(".toast-title").click()
    anna.page.wait_for_url("**/tasks")
    wish = anna.page.locator(".task-approval", has_text="Ice cream")
    expect(wish).to_contain_text("Mia would like Ice cream")
    expect(wish.get_by_role("button", name="Approve Ice cream")).to_be_visible()


def test_41_approve_on_the_toast_approves(window, family, rich_mia):
    reward = family.reward("Pancakes", 30)
    anna, ben = window(family.anna).open(), window(family.ben).open()
    wish = family.claim(reward, rich_mia)
    expect(ben.toast("New reward approval needed", "Pancakes")).to_be_visible()
    expect(ben.page.locator("#approvals")).to_contain_text("Pancakes")
    anna.toast("New reward approval needed", "Pancakes").get_by_role("button", name="Approve").click()
    expect(anna.toast("Claim approved")).to_be_visible()
    assert family.anna.call("GET", f"{family.path}/claims/{wish['id']}", expect=200)["status"] == "completed"
    # Nothing is left to approve on the other parent's screen, and its toast goes.
    expect(ben.toast("New reward approval needed", "Pancakes")).to_have_count(0, timeout=3_500)
    expect(ben.page.locator("#approvals")).not_to_contain_text("Pancakes")


def test_42_approval_congratulates_the_child_and_balance_and_card_change_without_reload(window, family, rich_mia):
    reward = family.reward("Later bedtime", 60)
    wish = family.claim(reward, rich_mia)
    mia, anna = window(rich_mia).open("/rewards"), window(family.anna).open()
    document = mia.document()
    expect(mia.reward("Later bedtime")).to_have_class(re.compile("is-pending"))
    anna.page.locator(f"#approval-{wish['id']}").get_by_role("button", name="Approve Later bedtime").click()
    toast = mia.toast("Enjoy your reward!", "Later bedtime · 60 karma spent")
    expect(toast).to_be_visible()
    expect(mia.page.locator("#reward-balance .purse-main strong")).to_have_text("40")
    expect(mia.page.locator("#status .status-karma .karma-number")).to_have_text("40")
    expect(mia.reward("Later bedtime")).not_to_have_class(re.compile("is-pending"))
    expect(mia.reward("Later bedtime")).to_contain_text("20 more karma needed")
    assert mia.document() == document
    family.grant(family.mia, 1, "Signal")
    expect(mia.toast("+1 karma")).to_be_visible()
    assert len(mia.toasts("Later bedtime")) == 1, "three events about one reward are one toast"


def test_a_rejection_tells_the_child_why(window, family, rich_mia):
    reward = family.reward("Game hour", 20)
    wish = family.claim(reward, rich_mia)
    mia, anna = window(rich_mia).open("/rewards"), window(family.anna).open("/rewards")
    item = anna.page.locator(f"#claim-{wish['id']}")
    item.get_by_text("Reject…").click()
    item.get_by_label("Why not this time?").fill("Homework first")
    item.get_by_role("button", name="Reject this wish").click()
    expect(mia.toast("Claim rejected", "Game hour · Homework first")).to_be_visible()
    expect(mia.page.locator("#reward-balance strong")).to_have_text("100")
    expect(anna.page.locator("#reward-pending")).not_to_contain_text("Game hour")
    assert anna.toasts("Game hour") == [] or anna.toasts("Game hour") == ["Claim rejected"]


def test_a_child_can_cancel_its_wish_and_the_parents_toast_tells(window, family, rich_mia):
    reward = family.reward("New book", 15)
    anna, mia = window(family.anna).open(), window(rich_mia).open("/rewards")
    claim(mia, "New book")
    expect(anna.toast("New reward approval needed", "New book")).to_be_visible()
    mia.reward("New book").get_by_role("button", name="Cancel my wish").click()
    expect(anna.toast("Claim cancelled", "New book")).to_be_visible()
    expect(anna.toast("New reward approval needed", "New book")).to_have_count(0)
    expect(mia.reward("New book").get_by_role("button", name="Claim")).to_be_visible()


def test_a_new_reward_is_told_to_everybody_and_on_the_page(window, family):
    tom, anna = window(family.tom).open("/rewards"), window(family.anna).open("/rewards/new")
    anna.field("name").fill("Tree house")
    anna.field("karmaCost").fill("500")
    anna.page.get_by_role("button", name="Make reward").click()
    anna.page.wait_for_url("**/rewards")
    expect(anna.reward("Tree house")).to_be_visible()
    expect(tom.toast("New reward", "Tree house · 500 karma")).to_be_visible()
    expect(tom.reward("Tree house")).to_be_visible()


def test_a_favourite_is_a_goal_on_the_home_page(window, family):
    family.reward("Kite", 80)
    tom = window(family.tom).open("/rewards")
    star = tom.reward("Kite").get_by_role("button", name="Favourite Kite")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(tom.reward("Kite").locator("form.reward-star")).to_have_attribute("action", re.compile("/favourite/removal$"))
    tom.tab("Home").click()
    expect(tom.page.locator("#home-goals")).to_contain_text("Kite")


def test_granted_karma_is_a_toast_and_moves_the_balance(window, family):
    tom, ben = window(family.tom).open("/karma"), window(family.ben).open("/karma")
    number = tom.page.locator(f"#balance-{family.tom.id} .balance-number")
    before = int(number.inner_text())
    ben.page.locator("#grant .pick", has_text="Tom").click()
    ben.field("amount").fill("12")
    ben.field("description").fill("Shared his sweets")
    ben.page.get_by_role("button", name="Give karma").click()
    expect(tom.toast("+12 karma", f"Shared his sweets · Balance {before + 12}")).to_be_visible()
    expect(number).to_have_text(str(before + 12))
    expect(tom.page.locator("#karma-entries")).to_contain_text("Shared his sweets")
    expect(tom.page.locator("#status .status-karma .karma-number")).to_have_text(str(before + 12))
