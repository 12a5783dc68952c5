"""The toaster's manners, each by its number, on the styleguide's page."""
import datetime
import re
import time

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
FOR_EVER = "duration: Infinity"


class Guide:
    """The styleguide in a window, with a toaster to play with."""

    def __init__(self, window):
        self.page = window.page
        self.session = window.context.new_cdp_session(self.page)
        assert self.page.goto("/styleguide").ok
        expect(self.page.locator('[data-tokens=colour] > *').first).to_be_attached()

    def run(self, script):
        """Runs a script that has `toast`, `state` and `mount`; answers what it answers."""
        modules = "Promise.all([part('toasts/toast.js'), part('toasts/toaster.js')])"
        return self.page.evaluate(f"{modules}.then(([{{ toast, toastState: state }}, {{ mountToaster: mount }}]) => {{ {script} }})")

    def say(self, title, options=FOR_EVER, kind=None):
        call = f"toast.{kind}" if kind else "toast"
        self.run(f"{call}({title!r}, {{ {options} }})")
        return self.one(title)

    def one(self, title):
        titled = self.page.locator("[data-slot=title]", has_text=re.compile(f"^{re.escape(title)}$"))
        return self.page.locator("li.toast:not([data-removed=true])").filter(has=titled)

    def box(self, title):
        """Where a toast stands: distances from the window's edges, and its size."""
        return self.there(title).evaluate(
            """(toast) => {
                const { left, top, right, bottom, width, height } = toast.getBoundingClientRect();
                return { left, top, right: innerWidth - right, bottom: innerHeight - bottom, width, height };
            }"""
        )

    def freeze(self):
        """From now on time passes only when a test says so."""
        self.page.clock.install()
        self.page.clock.pause_at(datetime.datetime.now() + datetime.timedelta(minutes=1))
        return self.page.clock

    def drag(self, title, x=0, y=0, slowly=False, button="left", ms=None):
        """Drags a toast by its middle; slowly is slower than what counts as a flick. How long it takes is what the events say, not
        how long this machine needs for them."""
        box = self.there(title).bounding_box()
        ms = ms or (12 if slowly else 1) * (abs(x) + abs(y))
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        began = time.time() - ms / 1000
        self._mouse("mouseMoved", middle, began)
        self._mouse("mousePressed", middle, began, button)
        for step in range(1, 9):
            at = (middle[0] + x * step / 8, middle[1] + y * step / 8)
            self._mouse("mouseMoved", at, began + ms * step / 8000, button)
        self._mouse("mouseReleased", at, began + ms / 1000, button)

    def there(self, title):
        """A toast that has arrived: in the frame after it was added it comes to its place."""
        expect(self.one(title)).to_have_attribute("data-mounted", "true")
        return self.one(title)

    def _mouse(self, kind, at, timestamp, button="none"):
        pressed = 0 if kind == "mouseReleased" else {"none": 0, "left": 1, "right": 2}[button]
        event = {"type": kind, "x": at[0], "y": at[1], "timestamp": timestamp, "button": button, "buttons": pressed, "clickCount": 1}
        self.session.send("Input.dispatchMouseEvent", event)


@pytest.fixture
def guide(window):
    return lambda **options: Guide(window(**options))


def test_01_bottom_right_by_default_six_positions_and_a_toast_may_override(guide):
    one = guide()
    one.say("Usual")
    assert (one.box("Usual")["right"], one.box("Usual")["bottom"]) == (24, 24)
    for place in ("top-left", "top-center", "top-right", "bottom-left", "bottom-center", "bottom-right"):
        one.say(place, f"{FOR_EVER}, position: '{place}'")
        y, x = place.split("-")
        box = one.box(place)
        assert box[y] == 24
        assert abs(box["left"] - box["right"]) < 1 if x == "center" else box[x] == 24
    expect(one.one("Usual")).to_have_attribute("data-front", "false")
    one.run("toast.dismiss()")
    expect(one.page.locator("#toaster ol")).to_have_count(1)


def test_02_three_are_visible_older_ones_behind_lifted_and_dimmed(guide):
    one = guide()
    for name in "abcde":
        one.say(name)
    seen = [one.one(name).get_attribute("data-visible") for name in "edcba"]
    assert seen == ["true", "true", "true", "false", "false"]
    front, second, third = (one.box(name) for name in "edc")
    assert front["bottom"] < second["bottom"] < third["bottom"]
    assert front["width"] > second["width"] > third["width"]
    expect(one.one("d").locator(".toast-text")).to_have_css("opacity", "0")
    expect(one.one("b")).to_have_css("opacity", "0")
    assert one.one("b").get_attribute("inert") is not None


def test_03_356_wide_gap_14_offset_24_and_on_a_phone_the_width_with_16_at_the_sides(guide):
    one = guide()
    one.say("a")
    one.say("b")
    one.one("b").hover()
    box, above = one.box("b"), one.box("a")
    assert (box["width"], box["right"], box["bottom"]) == (356, 24, 24)
    assert above["bottom"] - box["bottom"] - box["height"] == 14
    phone = guide(viewport=PHONE)
    phone.say("a")
    box = phone.box("a")
    assert (box["left"], box["right"], box["width"]) == (16, 16, 358)


def test_03_up_to_600_pixels_a_window_is_a_phone(guide):
    one = guide(viewport={"width": 601, "height": 800})
    one.say("a")
    box = one.box("a")
    assert (box["width"], box["right"], box["bottom"]) == (356, 24, 24)
    one.page.set_viewport_size({"width": 600, "height": 800})
    box = one.box("a")
    assert (box["left"], box["right"], box["bottom"], box["width"]) == (16, 16, 16, 568)


def test_03_none_lies_across_the_navigation(window, family):
    one = window(family.mia, viewport={"width": 600, "height": 800}).open("/profile")
    one.page.evaluate("part('toasts/toast.js').then(({ toast }) => { toast('a', { duration: Infinity }); })")
    expect(one.toast("a")).to_have_attribute("data-mounted", "true")
    for width, apart in [(600, 16), (601, 24), (819, 24)]:
        one.page.set_viewport_size({"width": width, "height": 800})
        box, nav = one.toast("a").bounding_box(), one.tab("Home").bounding_box()
        assert nav["y"] - box["y"] - box["height"] == apart, width


def test_04_hover_and_focus_expand_the_pile(guide):
    one = guide()
    for name in "abc":
        one.say(name)
    expect(one.one("a")).to_have_attribute("data-expanded", "false")
    one.one("c").hover()
    expect(one.one("a")).to_have_attribute("data-expanded", "true")
    assert one.box("a")["bottom"] > one.box("b")["bottom"] + one.box("b")["height"]
    one.page.mouse.move(10, 10)
    expect(one.one("a")).to_have_attribute("data-expanded", "false")
    one.one("c").focus()
    expect(one.one("a")).to_have_attribute("data-expanded", "true")
    one.page.locator("#toast-position").focus()
    expect(one.one("a")).to_have_attribute("data-expanded", "false")


def test_04_a_toaster_may_be_open_always(guide):
    one = guide()
    for name in "ab":
        one.say(name, f"{FOR_EVER}, toasterId: 'second'")
    expect(one.one("a")).to_have_attribute("data-expanded", "true")
    assert one.box("a")["top"] == 24 + one.box("b")["height"] + 14


def test_05_offsets_per_side_and_another_on_a_phone(guide):
    options = "id: 'far', offset: { bottom: 50, right: '10%' }, mobileOffset: { left: 30, right: 40, bottom: 60 }"
    for look in ({}, {"viewport": PHONE}):
        one = guide(**look)
        one.run(f"mount(state, {{ {options} }})")
        one.say("a", f"{FOR_EVER}, toasterId: 'far'")
        box = one.box("a")
        assert (box["bottom"], box["right"]) == ((60, 40) if look else (50, 128))
        if look:
            assert box["left"] == 30


def test_06_several_toasters_by_id_and_what_came_before_one_mounts_appears_once_it_does(guide):
    one = guide()
    one.say("for the page")
    one.say("for the second", f"{FOR_EVER}, toasterId: 'second'")
    expect(one.page.locator("#toaster li.toast")).to_have_count(1)
    expect(one.page.locator("#toaster-second li.toast")).to_have_count(1)
    one.run("toast('early', { toasterId: 'third' })")
    expect(one.one("early")).to_have_count(0)
    one.run("window.away = mount(state, { id: 'third', position: 'top-left' })")
    expect(one.one("early")).to_be_visible()
    assert one.box("early")["left"] == 24
    one.run("window.away()")
    expect(one.one("early")).to_have_count(0)


def stands(one, clock, title, ms):
    """Still there after so long, and gone a moment later."""
    clock.run_for(ms - 20)
    expect(one.one(title)).to_have_count(1)
    clock.run_for(40)
    expect(one.one(title)).to_have_count(0)


def test_07_four_seconds_by_default_and_a_time_of_its_own(guide):
    one = guide()
    clock = one.freeze()
    one.say("usual", "")
    stands(one, clock, "usual", 4_000)
    one.say("short", "duration: 1_000")
    stands(one, clock, "short", 1_000)
    one.say("stays")
    one.say("loads", "", kind="loading")
    clock.run_for(3_600_000)
    expect(one.one("stays")).to_have_count(1)
    expect(one.one("loads")).to_have_count(1)


def test_08_time_stands_still_while_expanded(guide):
    one = guide()
    clock = one.freeze()
    one.say("a", "")
    clock.run_for(3_000)
    one.one("a").hover()
    clock.run_for(60_000)
    expect(one.one("a")).to_have_count(1)
    one.page.mouse.move(10, 10)
    stands(one, clock, "a", 1_000)


def test_08_time_stands_still_while_pressed(guide):
    one = guide()
    clock = one.freeze()
    one.say("a", "")
    clock.run_for(3_000)
    press = "(toast, kind) => toast.dispatchEvent(new PointerEvent(kind, { button: 0, bubbles: true }))"
    one.one("a").evaluate(press, "pointerdown")
    clock.run_for(60_000)
    expect(one.one("a")).to_have_count(1)
    one.one("a").evaluate(press, "pointerup")
    stands(one, clock, "a", 1_000)


def test_08_time_stands_still_while_the_document_is_hidden(guide):
    one = guide()
    clock = one.freeze()
    hide = """(hidden) => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    one.say("a", "")
    clock.run_for(1_000)
    one.page.evaluate(hide, True)
    clock.run_for(60_000)
    expect(one.one("a")).to_have_count(1)
    one.page.evaluate(hide, False)
    stands(one, clock, "a", 3_000)


def test_09_the_same_id_updates_in_place(guide):
    one = guide()
    one.say("Saving", f"{FOR_EVER}, id: 'x'", kind="loading")
    one.say("Other")
    element = one.one("Saving").element_handle()
    one.say("Saved", "id: 'x'", kind="success")
    assert one.one("Saved").evaluate("(toast, before) => toast === before", element)
    expect(one.one("Saved")).to_have_attribute("data-type", "success")
    expect(one.one("Saved")).to_have_attribute("data-front", "false")


def test_11_dismissed_it_is_gone_from_the_page_after_200_ms(guide):
    one = guide()
    clock = one.freeze()
    one.say("a", f"{FOR_EVER}, id: 'a'")
    one.say("b", f"{FOR_EVER}, id: 'b'")
    one.run("toast.dismiss('a')")
    clock.run_for(190)
    expect(one.page.locator("#toaster li.toast")).to_have_count(2)
    clock.run_for(20)
    expect(one.page.locator("#toaster li.toast")).to_have_count(1)
    one.run("toast.dismiss()")
    clock.run_for(210)
    expect(one.page.locator("#toaster li.toast")).to_have_count(0)


def test_12_on_dismiss_runs_once_for_a_swipe_the_close_button_and_cancel(guide):
    one = guide()
    told = "onDismiss: ({ title }) => window.told.push(title), onAutoClose: () => window.told.push('auto')"
    one.page.evaluate("window.told = []")
    for name in ("swiped", "closed", "cancelled"):
        one.say(name, f"{FOR_EVER}, cancel: {{ label: 'Cancel' }}, {told}")
        if name == "swiped":
            one.drag(name, x=90)
        else:
            one.one(name).get_by_role("button", name="Close toast" if name == "closed" else "Cancel").click()
        expect(one.one(name)).to_have_count(0)
    assert one.page.evaluate("told") == ["swiped", "closed", "cancelled"]


def test_12_on_auto_close_runs_once_when_its_time_is_over(guide):
    one = guide()
    clock = one.freeze()
    one.page.evaluate("window.told = []")
    one.say("a", "onAutoClose: ({ title }) => window.told.push(title), onDismiss: () => window.told.push('by the person')")
    clock.run_for(3_980)
    assert one.page.evaluate("told") == []
    clock.run_for(40)
    assert one.page.evaluate("told") == ["a"]
    clock.run_for(10_000)
    assert one.page.evaluate("told") == ["a"]


def test_13_what_was_said_is_listed(guide):
    one = guide()
    one.page.get_by_role("button", name="Success").click()
    one.page.get_by_role("button", name="Warning").click()
    said = one.page.locator("#toast-history li")
    expect(said).to_have_text(["warning · Warning · Feed the cat", "success · Success · Feed the cat"])
    one.run("toast.dismiss()")
    expect(one.page.locator("#toaster li.toast")).to_have_count(0)
    expect(said).to_have_count(2)
    assert one.run("return toast.getToasts().length") == 0


def test_14_15_a_promise_is_loading_then_success_or_error(guide):
    one = guide()
    one.page.get_by_role("button", name="Promise kept").click()
    expect(one.one("Making it…")).to_have_attribute("data-type", "loading")
    expect(one.one("Ice cream is made")).to_have_attribute("data-type", "success")
    one.page.get_by_role("button", name="Promise broken").click()
    expect(one.one("The freezer is empty")).to_have_attribute("data-type", "error")


@pytest.mark.parametrize(
    ("settle", "said", "kind", "live"),
    [("keep('Bread')", "Bread is done", "success", None), ("fail('Oven')", "Oven is broken", "error", "assertive")],
)
def test_14_15_a_promise_is_one_toast_whose_time_begins_when_it_settles(guide, settle, said, kind, live):
    one = guide()
    clock = one.freeze()
    texts = "loading: 'Baking', success: (what) => `${what} is done`, error: (what) => `${what} is broken`"
    one.run(f"toast.promise(new Promise((keep, fail) => Object.assign(window, {{ keep, fail }})), {{ {texts} }})")
    element = one.one("Baking").element_handle()
    clock.run_for(60_000)
    expect(one.one("Baking")).to_have_attribute("data-type", "loading")
    one.page.evaluate(settle)
    expect(one.one(said)).to_have_attribute("data-type", kind)
    assert one.one(said).evaluate("(toast, before) => toast === before", element)
    assert one.one(said).get_attribute("aria-live") == live
    stands(one, clock, said, 4_000)


def test_17_far_or_fast_enough_dismisses_a_shorter_swipe_snaps_back(guide):
    one = guide()
    one.say("slow and short")
    one.drag("slow and short", x=24, slowly=True)
    assert one.box("slow and short")["right"] == 24
    one.say("slow and far")
    one.drag("slow and far", x=60, slowly=True)
    expect(one.one("slow and far")).to_have_count(0)
    one.say("fast and short")
    one.drag("fast and short", x=30)
    expect(one.one("fast and short")).to_have_count(0)


def test_17_after_a_swipe_that_snapped_back_its_buttons_work(guide):
    one = guide()
    one.page.evaluate("window.taken = 0")
    action = "action: { label: 'Undo', onClick: (event) => (event.preventDefault(), (window.taken += 1)) }"
    one.say("Nearly gone", f"{FOR_EVER}, {action}")
    one.drag("Nearly gone", x=24, slowly=True)
    assert one.box("Nearly gone")["right"] == 24
    one.one("Nearly gone").get_by_role("button", name="Undo").click()
    assert one.page.evaluate("taken") == 1
    one.drag("Nearly gone", x=24, slowly=True)
    one.one("Nearly gone").get_by_role("button", name="Undo").press("Enter")
    assert one.page.evaluate("taken") == 2


@pytest.mark.parametrize(("x", "goes"), [(44, False), (46, True)])
def test_17_it_goes_from_45_pixels_on(guide, x, goes):
    one = guide()
    one.say("Far enough")
    one.drag("Far enough", x=x, slowly=True)
    expect(one.one("Far enough")).to_have_count(0 if goes else 1)


@pytest.mark.parametrize(("ms", "goes"), [(275, False), (271, True)])
def test_17_a_short_swipe_goes_from_110_pixels_a_second_on(guide, ms, goes):
    one = guide()
    one.say("Fast enough")
    one.drag("Fast enough", x=30, ms=ms)
    expect(one.one("Fast enough")).to_have_count(0 if goes else 1)
    if not goes:
        assert one.box("Fast enough")["right"] == 24


def test_17_a_finger_swipes_too(guide):
    one = guide(viewport=PHONE, has_touch=True, is_mobile=True)
    one.say("a")
    box = one.there("a").bounding_box()
    for kind, x in [("touchStart", 100), ("touchMove", 120), ("touchMove", 160), ("touchEnd", None)]:
        points = [] if x is None else [{"x": x, "y": box["y"] + 20}]
        one.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(one.one("a")).to_have_count(0)


@pytest.mark.parametrize(
    ("place", "out", "back"),
    [("bottom-right", (90, 0), (-90, 0)), ("bottom-right", (0, 90), (0, -60)), ("top-left", (-90, 0), (90, 0)),
     ("top-left", (0, -40), (0, 90)), ("bottom-center", (0, 90), (90, 0)), ("top-center", (0, -40), (-90, 0))],
)
def test_18_directions_follow_the_position(guide, place, out, back):
    one = guide()
    one.say("a", f"{FOR_EVER}, position: '{place}'")
    before = one.box("a")
    one.drag("a", *back)
    expect(one.one("a")).to_have_attribute("data-swiping", "false")
    assert one.box("a") == before
    one.drag("a", *out)
    expect(one.one("a")).to_have_count(0)


def test_19_the_right_button_does_nothing_and_selected_text_blocks_the_swipe(guide):
    one = guide()
    one.say("Some words")
    one.drag("Some words", x=90, button="right")
    expect(one.one("Some words")).to_have_count(1)
    select = "(toast) => getSelection().selectAllChildren(toast.querySelector('[data-slot=title]'))"
    one.one("Some words").evaluate(select)
    one.drag("Some words", x=90)
    expect(one.one("Some words")).to_have_count(1)
    assert one.box("Some words")["right"] == 24
    one.page.evaluate("getSelection().empty()")
    one.drag("Some words", x=90)
    expect(one.one("Some words")).to_have_count(0)


def test_19_not_dismissible_blocks_swipe_close_and_cancel(guide):
    one = guide()
    one.page.evaluate("window.cancelled = 0")
    cancel = "cancel: { label: 'Cancel', onClick: () => (window.cancelled += 1) }"
    one.say("Saving", f"{FOR_EVER}, dismissible: false, {cancel}")
    one.drag("Saving", x=90)
    one.one("Saving").get_by_role("button", name="Cancel").click()
    expect(one.one("Saving").locator(".toast-close")).to_be_hidden()
    expect(one.one("Saving")).to_have_count(1)
    assert one.page.evaluate("cancelled") == 0


def test_20_an_action_runs_and_closes_unless_it_prevents_it(guide):
    one = guide()
    one.page.evaluate("window.ran = []")
    one.say("Closes", f"{FOR_EVER}, action: {{ label: 'Do', onClick: () => ran.push('closes') }}")
    one.one("Closes").get_by_role("button", name="Do").click()
    expect(one.one("Closes")).to_have_count(0)
    one.say("Stays", f"{FOR_EVER}, action: {{ label: 'Do', onClick: (event) => (event.preventDefault(), ran.push('stays')) }}")
    one.one("Stays").get_by_role("button", name="Do").click()
    expect(one.one("Stays")).to_have_count(1)
    assert one.page.evaluate("ran") == ["closes", "stays"]


def test_21_alt_t_expands_and_focuses_esc_collapses_and_focus_returns(guide):
    one = guide()
    select = one.page.locator("#toast-position")
    select.focus()
    one.page.keyboard.press("Alt+t")
    expect(select).to_be_focused()
    for name in "ab":
        one.say(name)
    one.page.keyboard.press("Alt+t")
    expect(one.one("b")).to_be_focused()
    expect(one.one("a")).to_have_attribute("data-expanded", "true")
    one.page.keyboard.press("Escape")
    expect(one.one("a")).to_have_attribute("data-expanded", "false")
    expect(select).to_be_focused()


def test_21_when_the_focused_toast_goes_the_next_has_the_focus_and_after_the_last_the_page(guide):
    one = guide()
    select = one.page.locator("#toast-position")
    for name in "ab":
        one.say(name, f"{FOR_EVER}, id: '{name}'")
    select.focus()
    one.page.keyboard.press("Alt+t")
    one.run("toast.dismiss('b')")
    expect(one.one("a")).to_be_focused()
    one.run("toast.dismiss('a')")
    expect(select).to_be_focused()


def test_22_a_labelled_polite_region(guide):
    one = guide()
    region = one.page.get_by_role("region", name="Notifications", exact=True)
    for name, value in {"live": "polite", "relevant": "additions text", "atomic": "false", "keyshortcuts": "Alt+T"}.items():
        expect(region).to_have_attribute(f"aria-{name}", value)
    expect(region).to_have_attribute("tabindex", "-1")
    expect(region.locator("ol")).to_have_attribute("tabindex", "-1")
    expect(one.page.get_by_role("region", name="Second notifications")).to_have_count(1)


def test_23_each_can_be_focused_the_close_button_is_named_and_icons_are_hidden_from_readers(guide):
    one = guide()
    toast = one.say("a", kind="success")
    expect(toast).to_have_attribute("tabindex", "0")
    expect(toast.locator(".toast-close")).to_have_accessible_name("Close toast")
    expect(toast.locator(".toast-icon")).to_have_attribute("aria-hidden", "true")
    expect(toast.locator(".toast-close svg")).to_have_attribute("aria-hidden", "true")


def test_24_reduced_motion_means_none(guide):
    for wish, moves in (("reduce", False), ("no-preference", True)):
        one = guide(reduced_motion=wish)
        toast = one.say("a", kind="loading")
        transition, animation = toast.evaluate(
            """(toast) => [
                getComputedStyle(toast).transitionProperty,
                getComputedStyle(toast.querySelector("[data-icon=loading]")).animationName,
            ]"""
        )
        assert (transition != "none", animation != "none") == (moves, moves)


def test_25_six_kinds_each_with_its_icon_rich_colours_and_the_close_button(guide):
    one = guide()
    grounds = set()
    for kind in (None, "success", "info", "warning", "error", "loading"):
        name = kind or "default"
        toast = one.say(name, kind=kind)
        expect(toast).to_have_attribute("data-type", name)
        icons = toast.locator("[data-icon]").filter(visible=True)
        expect(icons).to_have_count(0 if kind is None else 1)
        if kind:
            expect(icons).to_have_attribute("data-icon", kind)
        if kind and kind != "loading":
            plain = toast.evaluate("(toast) => getComputedStyle(toast).backgroundColor")
            rich = one.say(f"rich {name}", f"{FOR_EVER}, richColors: true", kind=kind)
            ground = rich.evaluate("(toast) => getComputedStyle(toast).backgroundColor")
            assert ground != plain
            grounds.add(ground)
        one.run("toast.dismiss()")
    assert len(grounds) == 4
    expect(one.say("without", f"{FOR_EVER}, closeButton: false").locator(".toast-close")).to_be_hidden()
    one.run("mount(state, { id: 'bare', closeButton: false, richColors: true })")
    bare = one.say("bare", f"{FOR_EVER}, toasterId: 'bare'", kind="info")
    expect(bare.locator(".toast-close")).to_be_hidden()
    expect(bare).to_have_attribute("data-rich", "true")


def test_26_light_dark_and_the_systems_theme_live(guide):
    one = guide(color_scheme="light")
    one.say("a")
    ground = "(toast) => getComputedStyle(toast).backgroundColor"
    light = one.one("a").evaluate(ground)
    one.page.emulate_media(color_scheme="dark")
    dark = one.one("a").evaluate(ground)
    assert dark != light
    one.page.get_by_role("button", name="Light", exact=True).click()
    assert one.one("a").evaluate(ground) == light
    one.page.get_by_role("button", name="Dark", exact=True).click()
    one.page.emulate_media(color_scheme="light")
    assert one.one("a").evaluate(ground) == dark
    # A toaster with a theme of its own keeps it on any page.
    one.run("mount(state, { id: 'bright', theme: 'light', position: 'top-left' })")
    assert one.say("b", f"{FOR_EVER}, toasterId: 'bright'").evaluate(ground) == light


def contrast(colours):
    """Of two colours, as a browser says them (WCAG 2.2)."""

    def light(colour):
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted(map(light, colours))
    return (bright + 0.05) / (dark + 0.05)


def test_26_all_kinds_can_be_read_in_light_and_dark_and_turn_live(guide):
    one = guide(color_scheme="light")
    colours = """(toast) => [getComputedStyle(toast).backgroundColor, ...["title", "description", "close"].map(
        (slot) => getComputedStyle(toast.querySelector(`[data-slot=${slot}]`)).color)]"""
    for kind in ("default", "success", "info", "warning", "error", "loading"):
        for rich in ("false", "true"):
            name = f"{kind} {rich}"
            toast = one.say(name, f"{FOR_EVER}, richColors: {rich}, description: 'More'", kind=None if kind == "default" else kind)
            grounds = set()
            for scheme in ("light", "dark", "light"):
                one.page.emulate_media(color_scheme=scheme)
                ground, *words = toast.evaluate(colours)
                grounds.add(ground)
                assert all(contrast((ground, word)) >= 4.5 for word in words), (name, scheme, ground, words)
            assert len(grounds) == 2, name


def test_26_right_to_left_by_the_page_or_by_the_toaster(guide):
    one = guide()
    one.say("a", kind="success")
    icon_is_left = """(toast) => toast.querySelector(".toast-icon").getBoundingClientRect().left
        < toast.querySelector(".toast-text").getBoundingClientRect().left"""
    assert one.one("a").evaluate(icon_is_left)
    one.page.get_by_role("button", name="Right to left").click()
    assert not one.one("a").evaluate(icon_is_left)
    # Where it stands is the window's business.
    assert one.box("a")["right"] == 24
    one.run("mount(state, { id: 'ltr', dir: 'ltr', position: 'top-left' })")
    assert one.say("b", f"{FOR_EVER}, toasterId: 'ltr'", kind="success").evaluate(icon_is_left)


def test_26_in_a_toaster_from_right_to_left_all_but_its_place_is_turned(guide):
    one = guide()
    one.run("mount(state, { id: 'rtl', dir: 'rtl' })")
    toast = one.say("a", f"{FOR_EVER}, toasterId: 'rtl'", kind="success")
    icon, text, close = (toast.locator(f".toast-{part}").bounding_box() for part in ("icon", "text", "close"))
    assert icon["x"] > text["x"] + text["width"] > text["x"] > close["x"] + close["width"]
    expect(toast.locator(".toast-text")).to_have_css("text-align", "start")
    expect(toast).to_have_css("direction", "rtl")
    one.drag("a", x=-90)
    assert one.box("a")["right"] == 24
    one.drag("a", x=90)
    expect(one.one("a")).to_have_count(0)


def test_27_custom_content(guide):
    one = guide()
    one.page.locator("#toast-stays").check()
    one.page.get_by_role("button", name="Of one’s own").click()
    toast = one.page.locator("li.toast", has_text="Dinner is ready")
    expect(toast).to_have_attribute("data-custom", "true")
    expect(toast.locator(".toast-text")).to_be_hidden()
    toast.get_by_role("button", name="Coming").click()
    expect(toast).to_have_count(0)


def test_beyond_errors_interrupt_all_others_are_polite(guide):
    one = guide()
    expect(one.say("bad", kind="error")).to_have_attribute("aria-live", "assertive")
    assert one.say("good", kind="success").get_attribute("aria-live") is None


def test_beyond_alike_ones_are_one_with_their_number(guide):
    one = guide()
    one.page.get_by_role("button", name="Three alike").click()
    expect(one.page.locator("#toaster li.toast")).to_have_count(1)
    expect(one.page.locator("#toaster .toast-count")).to_have_text("×3")


def test_the_styleguide_shows_every_kind_by_its_button(guide):
    one = guide()
    for name in ("Default", "Success", "Info", "Warning", "Error", "Loading"):
        one.page.get_by_role("button", name=name, exact=True).click()
        expect(one.page.locator(f"#toaster li.toast[data-type={name.lower()}]")).to_have_count(1)
    one.page.get_by_role("button", name="Away with all").click()
    expect(one.page.locator("#toaster li.toast")).to_have_count(0)


def test_beyond_a_toast_is_an_activity_item_one_can_find_again(window, family):
    mia = window(family.mia).open("/tasks")
    family.task("Told and found again", family.member(family.mia))
    family.grant(family.mia, 3, "Found again too")
    family.reward("Found again as well", 500)
    for title, about in [("New task assigned", "Told and found again"), ("+3 karma", "Found again too"), ("New reward", "Found again as well")]:
        expect(mia.toast(title, about)).to_be_visible()
    mia.open("/activity")
    for about in ("Told and found again", "Found again too", "Found again as well"):
        expect(mia.page.locator(".activity-line", has_text=about)).to_be_visible()


def test_beyond_the_summary_after_a_replay_leads_to_the_activity(window, family):
    mia = window(family.mia).open("/tasks")
    mia.expects_trouble("ERR_INTERNET_DISCONNECTED|WebSocket connection to")
    mia.context.set_offline(True)
    expect(mia.page.locator("html")).to_have_attribute("data-connection", "paused")
    for name in ("Away one", "Away two"):
        family.task(name, family.member(family.mia))
    mia.context.set_offline(False)
    mia.toast("2 things happened while you were away").click()
    mia.page.wait_for_url("**/activity")
    expect(mia.page.locator(".activity-line", has_text="Away two")).to_be_visible()
