"""The pictures Roost shows itself by: python Tests/browser/showcase.py

Those in the README, and those a browser shows before it installs Roost (the manifest's, in each language)."""
import io
import pathlib
import sys

from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from places import DemoHome, dress, open_place
from program import ROOT
from screenshots import ALL_PICTURES, SIZES
from window import Window

README = ROOT / "docs/screenshots"
MANIFEST = ROOT / "Sources/RoostWeb/Assets/images/installation"

# Who sees which page on which device, in which scheme.
BEST = [
    ("Anna", "home", "desktop", "light"), ("Mia", "karma", "desktop", "light"), ("Anna", "tasks-all", "desktop", "dark"),
    ("Mia", "home", "phone", "dark"), ("Mia", "rewards", "phone", "light"), ("Anna", "chat", "phone", "light"),
]
FIRST = [("Mia", "home", "phone", "light"), ("Anna", "home", "desktop", "light")]
BEFORE_INSTALLING = [
    ("Mia", "home", "phone", "light"), ("Mia", "rewards", "phone", "light"), ("Anna", "chat", "phone", "light"),
    ("Anna", "home", "desktop", "light"), ("Anna", "tasks", "desktop", "light"),
]
GAP = 24


class Camera:
    def __init__(self, browser, demo, language):
        self._browser, self._demo, self._language = browser, demo, language
        demo.speak(language)

    def shoot(self, who, name, device, scheme, **size):
        look = {"viewport": {**SIZES[device], **size}, "reduced_motion": "reduce", "locale": self._language, "service_workers": "block"}
        window = Window(self._browser, self._demo.program, self._demo.people[who], self._demo, **look)
        place = next(place for place in self._demo.places(who) if place.name == name)
        open_place(window, place)
        window.page.evaluate(ALL_PICTURES)
        dress(window, scheme)
        image = Image.open(io.BytesIO(window.page.screenshot()))
        window.close()
        return image


def save(image, path):
    """With 256 colours, of which such pages have few."""
    image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def beside(images):
    """All of them next to each other, with nothing between."""
    width = sum(image.width for image in images) + GAP * (len(images) - 1)
    together, left = Image.new("RGBA", (width, images[0].height)), 0
    for image in images:
        together.paste(image, (left, 0))
        left += image.width + GAP
    return together


def main():
    demo = DemoHome("--log-level", "warning")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for language in ("nl", "en"):
                camera = Camera(browser, demo, language)
                for who, name, device, scheme in BEFORE_INSTALLING:
                    path = MANIFEST / language / f"{name}-{device}.webp"
                    path.parent.mkdir(parents=True, exist_ok=True)
                    camera.shoot(who, name, device, scheme).convert("RGB").save(path, quality=72, method=6)
            for who, name, device, scheme in BEST:
                save(camera.shoot(who, name, device, scheme), README / f"{name}-{device}{'-dark' * (scheme == 'dark')}.png")
            first = [camera.shoot(*shot, height=SIZES["desktop"]["height"]) for shot in FIRST]
            beside(first).save(ROOT / "docs/images/home.png", optimize=True)
            browser.close()
    finally:
        demo.close()


if __name__ == "__main__":
    main()
