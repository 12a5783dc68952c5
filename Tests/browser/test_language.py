"""Which language a page is in, and how one changes it."""
import pytest
from playwright.sync_api import expect

from program import Family


@pytest.fixture(scope="module")
def finches(program):
    """A family of this module's own, as its people change."""
    return Family(program)


def test_another_language_is_there_at_once_on_all_of_the_page(window, finches):
    mia = window(finches.mia)
    mia.base = f"/families/{finches.id}"
    mia.open("/profile")
    mia.field("language").select_option("nl")
    mia.page.get_by_role("button", name="Save", exact=True).click()
    expect(mia.page.locator("html")).to_have_attribute("lang", "nl")
    expect(mia.page.get_by_role("heading", level=1)).to_have_text("Mijn profiel")
    nav = mia.page.get_by_role("navigation", name="Hoofdmenu")
    nav.get_by_role("link", name="Taken").click()
    expect(mia.page.get_by_role("heading", level=1)).to_have_text("Taken")
    expect(mia.page).to_have_title("Taken · Roost")
    nav.get_by_role("link", name="Thuis").click()
    expect(mia.page.get_by_role("heading", level=1)).to_contain_text("Goede")


def test_a_language_chosen_elsewhere_is_soon_on_all_of_a_page(window, finches):
    ben = window(finches.ben)
    ben.base = f"/families/{finches.id}"
    document = ben.open("/tasks?tab=all").document()
    finches.ben.call("PATCH", "/v1/auth/me", {"language": "nl"}, expect=200)
    finches.task("Eerste woord")
    expect(ben.page.locator("html")).to_have_attribute("lang", "nl")
    expect(ben.page.get_by_role("heading", level=1)).to_have_text("Taken")
    expect(ben.page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
    expect(ben.task("Eerste woord")).to_be_visible()
    assert ben.document() == document


def test_a_door_is_as_the_browser_wants_it_until_one_chooses(window):
    page = window(locale="nl-NL").page
    page.goto("/sign-in")
    expect(page.get_by_role("heading", level=1)).to_have_text("Welkom thuis")
    page.get_by_role("navigation", name="Taal").get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome home")
    page.get_by_role("link", name="I’m a kid").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which family?")
