"""While a sheet is open: toasts are in front of it, can be read and tapped, and outlive it."""
import pytest
from playwright.sync_api import expect


@pytest.fixture
def sheet(window, family):
    """Mia looks at what claiming would mean."""
    if family.available(family.mia) < 5:
        family.grant(family.mia, 5)
    reward = family.reward("Under the toasts", 5)
    mia = window(family.mia).open("/rewards")
    mia.page.locator(f"[data-opens='claim-sheet-{reward['id']}']").click()
    mia.reward_id = reward["id"]
    mia.sheet = mia.page.locator(f"#claim-sheet-{reward['id']}")
    expect(mia.sheet).to_be_visible()
    yield mia
    family.anna.call("PUT", f"{family.path}/rewards/{reward['id']}/archive")


def told(mia, family, name):
    """A toast that has just come."""
    family.task(name, family.member(family.mia))
    toast = mia.toast("New task assigned", name)
    expect(toast).to_be_visible()
    return toast


def test_a_toast_can_be_closed_without_the_sheet(sheet, family):
    toast = told(sheet, family, "Closed in front")
    toast.get_by_role("button", name="Close").click()
    expect(toast).to_have_count(0)
    expect(sheet.sheet).to_be_visible()


def test_escape_leaves_the_toasts_first_then_the_sheet_and_they_stay(sheet, family):
    toast = told(sheet, family, "Left by key")
    sheet.page.keyboard.press("Alt+t")
    expect(toast).to_be_focused()
    sheet.page.keyboard.press("Escape")
    expect(toast).not_to_be_focused()
    expect(sheet.sheet).to_be_visible()
    sheet.page.keyboard.press("Escape")
    expect(sheet.sheet).to_be_hidden()
    expect(sheet.page.locator("body > #toaster")).to_have_count(1)
    expect(toast).to_be_visible()


def test_a_toast_leads_away_from_the_sheet_and_the_others_come_along(sheet, family):
    stays = told(sheet, family, "Comes along")
    told(sheet, family, "Leads away").locator(".toast-title").click()
    sheet.page.wait_for_url("**/tasks/*")
    expect(sheet.page.locator("body > #toaster")).to_have_count(1)
    expect(stays).to_be_visible()


def test_the_toasts_outlive_a_sheet_whose_reward_has_gone(sheet, family):
    toast = told(sheet, family, "Outlives the sheet")
    family.anna.call("PUT", f"{family.path}/rewards/{sheet.reward_id}/archive", expect=200)
    expect(sheet.sheet).to_have_count(0)
    expect(sheet.page.locator("body > #toaster")).to_have_count(1)
    expect(toast).to_be_visible()
