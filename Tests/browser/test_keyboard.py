"""Everything can be reached and done by keys alone; where the focus is can be seen; it comes back to what opened a thing."""
import pytest
from playwright.sync_api import expect

from places import SEEN_BY, open_place

# What can be used with a mouse, and is in sight; where a dialog or a menu is open, what is in it.
USABLE = """() => {
    const usable = "a[href], button:not(:disabled), summary, input:not([type=hidden], :disabled), select, textarea";
    const isSeen = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest("[inert], [aria-hidden=true]");
    window.around = document.querySelector("dialog[open], details.menu[open]") ?? document.body;
    window.usable = [...around.querySelectorAll(usable)].filter(isSeen);
    window.reached = new Set();
    window.visit = { looks: [] };
    window.usable[0].focus();
}"""

# Notes where the focus is. It is seen by a line or a shadow, of what has it or of what stands for it, that isn't there without it,
# as what has just lost it tells. A field may have had it more than once, as its parts take it one by one.
HERE = """() => {
    const lines = ["outline", "borderTop", "borderRight", "borderBottom", "borderLeft"];
    const linesOf = (style) => lines
        .map((line) => [line, style[`${line}Style`], style[`${line}Width`], style[`${line}Color`]])
        .filter(([, kind, width, colour]) => kind !== "none" && parseFloat(width) > 0 && !/[,/] 0\\)$/.test(colour));
    const signsOf = (node) => [node, node.parentElement, node.nextElementSibling, node.closest("label")].flatMap((one, index) => {
        if (!one?.checkVisibility({ opacityProperty: true }) || getComputedStyle(one).clipPath !== "none") return [];
        return [null, "::before", "::after"].flatMap((part) => {
            const style = getComputedStyle(one, part);
            if (part && style.content === "none") return [];
            const shadow = style.boxShadow === "none" ? [] : [style.boxShadow];
            return [...linesOf(style), ...shadow].map((sign) => `${index} ${part} ${sign}`);
        });
    });
    const node = document.activeElement;
    let unseen = "";
    if (node !== visit.node) {
        const without = visit.node ? signsOf(visit.node) : [];
        if (visit.looks.some((look) => look.every((sign) => without.includes(sign)))) unseen = visit.node.outerHTML.slice(0, 120);
        window.visit = { node, looks: [] };
    }
    visit.looks.push(signsOf(node));
    const isOut = node === document.body || !around.contains(node);
    const isRound = reached.size > 1 && node === usable[0];
    reached.add(node);
    return { isEnd: isOut || isRound, unseen };
}"""

MISSED = """() => usable
    .filter((node) => node.isConnected && !reached.has(node) && node.tabIndex >= 0)
    // Of radio buttons with one name Tab reaches one, arrows the others.
    .filter((node) => node.type !== "radio" || ![...reached].some((other) => other.name === node.name && other.form === node.form))
    .map((node) => node.outerHTML.slice(0, 120))"""


def walk(page):
    """Goes once round the page by Tab; answers what was missed, and what showed no focus."""
    page.evaluate(USABLE)
    # Back and forth, so that the first has the focus by key as well.
    for key in ("Tab", "Shift+Tab"):
        page.keyboard.press(key)
    unseen = []
    for _ in range(400):
        here = page.evaluate(HERE)
        if here["unseen"]:
            unseen.append(here["unseen"])
        if here["isEnd"]:
            break
        page.keyboard.press("Tab")
    return page.evaluate(MISSED), unseen


@pytest.mark.parametrize("who", SEEN_BY)
def test_tab_reaches_all_that_can_be_used_and_shows_where_it_is(demo, demo_window, who):
    window = demo_window(who)
    faults = []
    for place in demo.places(who):
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
