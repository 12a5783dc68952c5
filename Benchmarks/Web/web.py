"""What Roost's pages cost a browser: python Benchmarks/Web/web.py [PROGRAM]

Bytes on the wire at a first visit, the first contentful paint and the answer to a tap at a quarter of this machine's speed, and how long the
server takes for 200 tasks. PROGRAM is .build/release/roost unless another is named; say with the figures what else the machine was doing."""
import pathlib
import statistics
import sys
import time

import requests
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Tests/support"), str(ROOT / "Tests/browser")]

from places import DemoHome
from program import Family, Program
from weights import Scale
from window import Window

PAGES = {"home": "", "tasks": "/tasks", "rewards": "/rewards", "karma": "/karma", "chats": "/chats", "family": "/family"}
SLOWDOWN = 4
ROUNDS = 5

# From the tap to the frame that shows it.
TAP = """() => new Promise((answer) => {
    const button = document.querySelector("form[action$='/completion'] button");
    const began = performance.now();
    button.click();
    requestAnimationFrame(() => setTimeout(() => answer(performance.now() - began)));
})"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def visit(browser, demo, path):
    """One first visit: bytes by kind, and the first contentful paint in milliseconds."""
    window = Window(browser, demo.program, demo.anna, demo, viewport={"width": 390, "height": 844}, service_workers="block")
    # The browser's own window is up: what opening it takes is not the page's.
    window.page.wait_for_timeout(1500)
    scale = Scale(window.page)
    window.page.context.new_cdp_session(window.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    window.open(path)
    window.page.wait_for_load_state("networkidle")
    window.until("performance.getEntriesByName('first-contentful-paint').length > 0")
    paint = window.page.evaluate(PAINT)
    window.close()
    return scale, paint


def tap(browser, demo):
    """Milliseconds from a tap on a task's tick to the frame that shows it done."""
    window = Window(browser, demo.program, demo.anna, demo, viewport={"width": 390, "height": 844}, service_workers="block")
    window.open("/tasks?tab=all")
    window.page.route("**/completion", lambda route: route.abort())
    window.page.context.new_cdp_session(window.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    took = window.page.evaluate(TAP)
    window.close()
    return took


def render(program):
    """How long the server takes for the page of all tasks of a family with 200 open ones, compressed: median and 99th of 200, in milliseconds."""
    family = Family(program)
    for number in range(200):
        family.task(f"Task {number}", karma=2)
    session = requests.Session()
    session.cookies.set("roost_session", family.anna.token)
    took = []
    for _ in range(220):
        began = time.perf_counter()
        assert session.get(f"{program.url}/families/{family.id}/tasks?tab=all", timeout=30).ok
        took.append((time.perf_counter() - began) * 1000)
    took = sorted(took[20:])
    return statistics.median(took), took[len(took) * 99 // 100]


def main(program):
    Program.binary = pathlib.Path(program).resolve()
    demo = DemoHome("--log-level", "warning")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            print(f"| first visit | KB | requests | scripts, KB | first paint at 1/{SLOWDOWN} speed, ms |\n|---|--:|--:|--:|--:|")
            for name, path in PAGES.items():
                visits = [visit(browser, demo, path) for _ in range(ROUNDS)]
                scale = visits[0][0]
                paint = statistics.median(paint for _, paint in visits)
                print(f"| {name} | {scale.total / 1000:.0f} | {scale.count.total()} | {scale.bytes['Script'] / 1000:.0f} | {paint:.0f} |")
            taps = [tap(browser, demo) for _ in range(ROUNDS)]
            print(f"\nA tap is shown after {statistics.median(taps):.0f} ms (median of {ROUNDS}, 1/{SLOWDOWN} speed).")
            browser.close()
        median, last = render(demo.program)
        print(f"The page of 200 open tasks takes the server {median:.1f} ms, 99th {last:.1f} ms, compressed.")
    finally:
        demo.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/roost")
