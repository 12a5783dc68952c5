"""Light, dark, or as the device has it: chosen on the settings, for one browser."""
import pytest
from playwright.sync_api import expect

PAPER = {"light": "rgb(251, 246, 236)", "dark": "rgb(25, 21, 18)"}


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_theme_is_there_at_once_and_on_every_page(window, family, script):
    mia = window(family.mia, java_script_enabled=script, color_scheme="light").open("/settings", live=script)
    body, theme = mia.page.locator("body"), mia.page.locator("#theme")
    expect(body).to_have_css("background-color", PAPER["light"])
    theme.get_by_role("button", name="Dark").click()
    expect(body).to_have_css("background-color", PAPER["dark"])
    expect(theme.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    expect(mia.page).to_have_url(f"{mia.program.url}{mia.base}/settings")
    if script:
        expect(theme.get_by_role("button", name="Dark")).to_be_focused()
        expect(mia.page.locator("head meta[name=theme-color]")).to_have_attribute("content", "#191512")
    mia.tab("Tasks").click()
    expect(mia.page.get_by_role("heading", level=1)).to_have_text("Tasks")
    expect(body).to_have_css("background-color", PAPER["dark"])
    # Another browser of the same person is as its device is.
    expect(window(family.mia, color_scheme="light").open("/settings").page.locator("body")).to_have_css("background-color", PAPER["light"])
    mia.page.goto(f"{mia.base}/settings")
    theme.get_by_role("button", name="As the device").click()
    expect(body).to_have_css("background-color", PAPER["light"])
    expect(theme.get_by_role("button", name="As the device")).to_have_attribute("aria-pressed", "true")
