"""Pictures of every page of the demo family: python Tests/browser/screenshots.py FOLDER [NAME…]

At phone, tablet and desktop width, light and dark, in English and Dutch, as everybody of places.py sees them, from a program of its
own. With names, only the pages whose name contains one of them."""
import pathlib
import sys

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from places import SEEN_BY, DemoHome, dress, open_place
from window import Window

SIZES = {
    "phone": {"width": 390, "height": 844}, "tablet": {"width": 820, "height": 1180}, "desktop": {"width": 1280, "height": 800},
}

# Pictures come when they are near: have all of them come.
ALL_PICTURES = """() => Promise.all([...document.images].map((image) => {
    image.loading = "eager";
    return image.decode().catch(() => {});
}))"""


def shoot(window, place, folder, name, size):
    window.page.set_viewport_size(size)
    open_place(window, place)
    window.page.evaluate(ALL_PICTURES)
    if not window.page.locator("dialog[open], .menu[open], .message-menu[open]").count():
        grow(window, size)
    for scheme in ("light", "dark"):
        dress(window, scheme)
        window.page.screenshot(path=folder / f"{name}-{scheme}.png")


def grow(window, size):
    """As high as the page, so that a bar at the bottom stands there and not across the middle. A menu or a sheet is a matter of the
    window, not of the whole page."""
    whole = window.page.evaluate("document.documentElement.scrollHeight")
    window.page.set_viewport_size({"width": size["width"], "height": max(size["height"], whole)})


def main(folder, names):
    folder.mkdir(parents=True, exist_ok=True)
    demo = DemoHome("--log-level", "warning")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for language in ("en", "nl"):
                demo.speak(language)
                for device, size in SIZES.items():
                    for who in SEEN_BY:
                        look = {"viewport": size, "reduced_motion": "reduce", "locale": language}
                        window = Window(browser, demo.program, demo.people.get(who), demo, service_workers="block", **look)
                        for place in demo.places(who):
                            if not names or any(name in str(place) for name in names):
                                shoot(window, place, folder, f"{place}-{language}-{device}", size)
                        window.close()
            browser.close()
    finally:
        demo.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
