"""Everything can be reached and done by keys alone; where the focus is can be seen; it comes back to what opened a thing."""
import pytest
from playwright.sync_api import expect

from places import open_place

# What can be used with a mouse, and is in sight.
USABLE = """() => {
    const usable = "a[href], button:not(:disabled), summary, input:not([type=hidden], :disabled), select, textarea";
    const isSeen = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest("[inert], [aria-hidden=true]");
    const dialog = document.querySelector("dialog[open]");
    window.usable = [...(dialog ?? document).querySelectorAll(usable)].filter(isSeen);
    window.reached = new Set();
    // From the menu that is open, which would close when the focus is elsewhere; else from the beginning.
    window.first = document.querySelector("details.menu[open] > summary") ?? window.usable[0];
    window.first.focus();
}"""

# Notes where the focus is; answers the name of what has it without a sign of it, or nothing.
HERE = """() => {
    const node = document.activeElement;
    if (!node || node === document.body) return { isPage: true };
    const isRound = reached.size > 1 && node === first;
    reached.add(node);
    const shown = [node, node.parentElement, node.nextElementSibling, node.closest("label")].filter(Boolean).map((one) => [one]);
    const hasSign = [...shown, [node, "::after"]].some(([one, part]) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, part);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    });
    // The parts of a date and a time are the browser's, and so is their sign.
    const isBrowsers = node.matches("[type=date], [type=time]");
    return { isRound, name: hasSign || node === first || isBrowsers ? "" : node.outerHTML.slice(0, 120) };
}"""

MISSED = """() => usable
    .filter((node) => node.isConnected && !reached.has(node) && node.tabIndex >= 0)
    // Of radio buttons with one name Tab reaches one, arrows the others.
    .filter((node) => node.type !== "radio" || ![...reached].some((other) => other.name === node.name && other.form === node.form))
    .map((node) => node.outerHTML.slice(0, 120))"""


def walk(page):
    """Goes once round the page by Tab; answers what was missed, and what showed no focus."""
    page.evaluate(USABLE)
    unseen = []
    for _ in range(400):
        here = page.evaluate(HERE)
        if here.get("isPage") or here["isRound"]:
            break
        if here["name"]:
            unseen.append(here["name"])
        page.keyboard.press("Tab")
    return page.evaluate(MISSED), unseen


@pytest.mark.parametrize("who", [None, "Anna", "Mia"])
def test_tab_reaches_all_that_can_be_used_and_shows_where_it_is(demo, demo_window, who):
    window = demo_window(who)
    faults = []
    for place in demo.places(who):
        # Its menu has a test of its own: it closes when the focus goes round the page.
        if place.name == "me-menu":
            continue
        open_place(window, place)
        missed, unseen = walk(window.page)
        faults += [f"{place} can't be reached: {one}" for one in missed] + [f"{place} shows no focus: {one}" for one in unseen]
    assert not faults, "\n".join(faults)


def test_a_sheet_opens_by_enter_keeps_the_focus_and_gives_it_back_at_escape(demo, demo_window):
    page = demo_window("Mia").open("/rewards").page
    opener = page.locator("[data-opens^=claim-sheet]:enabled").first
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || document.activeElement.closest('dialog[open]') !== null")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_menu_opens_by_enter_and_escape_closes_it_and_gives_the_focus_back(demo, demo_window):
    page = demo_window("Anna").open().page
    opener = page.locator("#me-menu > summary")
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#me-menu .menu-item").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#me-menu")).not_to_have_attribute("open", "")
    expect(opener).to_be_focused()


def test_the_first_tab_stop_leads_past_the_navigation(demo, demo_window):
    page = demo_window("Anna").open("/tasks").page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_arrows_choose_among_faces_and_enter_sends(demo, demo_window):
    page = demo_window("Anna").open("/karma").page
    first = page.locator("#grant [name=userId]").first
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#grant [name=userId]").nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.locator("#grant [name=amount]")).to_be_focused()


def test_a_pin_is_typed_by_the_keyboard_as_well(demo, demo_window):
    window = demo_window()
    pin = next(place for place in demo.places() if place.name == "kid-pin")
    open_place(window, pin)
    window.page.locator("[name=pin]").focus()
    window.page.keyboard.type(demo.pin)
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/families/**")
