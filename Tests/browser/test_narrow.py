"""At 320 px, and at 200 % of a small window, every page shows all it has: nothing is cut or broken,
nothing scrolls sideways."""
import pytest

from places import SEEN_BY, DemoHome, open_place
from window import Window

# 1280 px at 400 % is 320 px (WCAG 1.4.10); 200 % of 1280 by 800 is what a window of 640 by 400 shows.
SIZES = {"320 px": (320, 640), "200 %": (640, 400)}

# What sticks out of the page to the right, or is cut off by a box that hides what it can't hold.
LOST = """() => {
    const width = document.documentElement.clientWidth;
    const isSeen = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && node.getClientRects().length > 0;
    // What scrolls both ways, as a conversation would, is as bad as a page that does.
    const scrollsAside = (node) => /auto|scroll/.test(getComputedStyle(node).overflowX) && node.scrollHeight <= node.clientHeight;
    const scrolls = (node) => { for (let up = node; up; up = up.parentElement) if (scrollsAside(up)) return true; };
    const isForReaders = (node) => node.closest(".sr, .skip, [aria-hidden=true], [inert], svg, option");
    const name = (node) => `${node.localName}.${[...node.classList].join(".")} "${(node.textContent ?? "").trim().slice(0, 40)}"`;
    // Where the last of its own words ends.
    const widthOf = (node) => Math.max(0, ...[...node.childNodes].filter((one) => one.nodeType === 3 && one.data.trim()).map((text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return range.getBoundingClientRect().right;
    }));
    const found = [];
    if (document.documentElement.scrollWidth > width) found.push(`the page scrolls to ${document.documentElement.scrollWidth}`);
    for (const node of document.body.querySelectorAll("*")) {
        if (!isSeen(node) || isForReaders(node)) continue;
        const { left, right } = node.getBoundingClientRect();
        if ((right > width + 1 || left < -1) && !scrolls(node)) found.push(`out: ${name(node)} ${Math.round(left)}–${Math.round(right)}`);
        const { overflowX, textOverflow } = getComputedStyle(node);
        if (node.clientWidth < 2 || !/hidden|clip/.test(overflowX) || textOverflow === "ellipsis") continue;
        const end = node.getBoundingClientRect().right + 1;
        const isLost = (one) => isSeen(one) && !isForReaders(one) && one.closest("dialog") === node.closest("dialog") && widthOf(one) > end;
        const part = [node, ...node.querySelectorAll("*")].find(isLost);
        if (part) found.push(`cut: ${name(part)} by ${name(node)}`);
    }
    return found;
}"""

# Longer than a line of a narrow page has room for.
LONG = "Arbeidsongeschiktheidsverzekering"

# Words that would have fitted in a line and stand on two.
BROKEN = """() => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let text; (text = texts.nextNode()); ) {
        for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\d]+/gu)) {
            if (word.length > 15 || !text.parentElement.checkVisibility()) continue;
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)));
            if (lines.size > 1) found.push(`broken: ${word} in ${text.parentElement.localName}.${text.parentElement.className}`);
        }
    }
    return found;
}"""


@pytest.mark.parametrize("size", SIZES)
def test_every_page_shows_all_it_has(demo, demo_window, size):
    width, height = SIZES[size]
    lost = []
    for who in SEEN_BY:
        window = demo_window(who, viewport={"width": width, "height": height})
        for place in demo.places(who):
            open_place(window, place)
            lost += [f"{place}: {one}" for one in window.page.evaluate(LOST) + window.page.evaluate(BROKEN)]
    assert not lost, "\n".join(lost)


@pytest.fixture(scope="module")
def long_names():
    """The demo family in which whatever has a name has one without a space, and what anybody sees of it: in Dutch, whose words are longer."""
    demo = DemoHome("--log-level", "warning")
    demo.speak("nl")
    places = {who: demo.places(who) for who in SEEN_BY}
    anna = demo.anna
    for person in demo.people.values():
        person.call("PATCH", "/v1/auth/me", {"name": person.name + LONG}, expect=200)
    anna.call("PATCH", demo.path, {"name": LONG}, expect=200)
    for kind, field in (("tasks?status=open", "name"), ("rewards", "name"), ("schedules", "name"), ("chats", "title")):
        for one in anna.call("GET", f"{demo.path}/{kind}", expect=200)["items"]:
            if not one.get("claimId") and one.get("type") != "direct":
                anna.call("PATCH", f"{demo.path}/{kind.split('?')[0]}/{one['id']}", {field: LONG}, expect=200)
    # One that may be opened again, with the button for it.
    for person in (demo.anna, demo.mia):
        task = anna.call("POST", f"{demo.path}/tasks", {"name": LONG, "assignment": {"type": "member", "memberId": person.id}}, expect=201)
        person.call("POST", f"{demo.path}/tasks/{task['id']}/completion", expect=200)
    yield demo, places
    demo.close()


def test_a_name_without_a_space_stays_on_the_page(browser, long_names):
    demo, places = long_names
    lost = []
    for who in SEEN_BY:
        options = {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce", "service_workers": "block"}
        window = Window(browser, demo.program, demo.people.get(who), demo, **options)
        for place in places[who]:
            open_place(window, place)
            lost += [f"{place}: {one}" for one in window.page.evaluate(LOST)]
        window.close()
    assert not lost, "\n".join(lost)


def test_reduced_motion_moves_nothing(demo, demo_window):
    moving = []
    for who in SEEN_BY:
        window = demo_window(who, reduced_motion="reduce")
        for path in dict.fromkeys(place.path for place in demo.places(who)):
            window.page.goto(path)
            moving += [f"{path}: {one}" for one in window.page.evaluate(
                """() => document.getAnimations()
                    .filter(({ effect }) => effect.getComputedTiming().activeDuration > 20
                        && effect.getKeyframes().some((frame) => "transform" in frame || "translate" in frame || "scale" in frame))
                    .map(({ effect, animationName }) => `${animationName} of ${effect.target.className}`)""")]
    assert not moving, "\n".join(moving)
