"""Pictures of every page of the demo family: python Tests/browser/screenshots.py FOLDER

At phone, tablet and desktop width, light and dark, as Anna (parent) and Mia (child), from a program of its own."""
import pathlib
import sys

import requests
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from program import Person, Program
from window import Window

SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1280, 800)}


def pages(person, family):
    """Name and path of each page somebody can open, below the family's address."""
    path = f"/v1/families/{family}"
    task = person.call("GET", f"{path}/tasks?status=open", expect=200)["items"][0]
    yield from [("home", ""), ("tasks", "/tasks"), ("tasks-all", "/tasks?tab=all"), ("tasks-done", "/tasks?tab=done")]
    yield from [("task", f"/tasks/{task['id']}"), ("rewards", "/rewards"), ("karma", "/karma"), ("family", "/family")]
    chats = person.call("GET", f"{path}/chats", expect=200)["items"]
    yield from [("chats", "/chats"), ("chat", f"/chats/{chats[0]['id']}"), ("chat-direct", f"/chats/{chats[1]['id']}")]
    yield from [("chat-details", f"/chats/{chats[0]['id']}/details"), ("chat-new", "/chats/new"), ("chat-search", "/chats/search?q=pan")]
    if person.name == "Anna":
        reward = person.call("GET", f"{path}/rewards", expect=200)["items"][0]
        yield from [("reward-new", "/rewards/new"), ("reward-edit", f"/rewards/{reward['id']}/edit")]
        yield from [("schedules", "/schedules"), ("schedule-new", "/schedules/new"), ("invites", "/invites"), ("settings", "/family/settings")]
    yield "not-found", f"/tasks/{family}"


def shoot(window, folder, name):
    window.page.screenshot(path=folder / f"{name}.png", full_page=True)
    print(name)


class Around:
    """What `Window` wants to know of a family."""

    def __init__(self, id):
        self.id = id


def shoot_toasts(browser, program, anna, mia, family, folder, prefix, look):
    """A new task and a grant, as they come in on Mia's home page; and her claim sheet."""
    window = Window(browser, program, mia, family, **look).open()
    path = f"/v1/families/{family.id}"
    task = {"name": "Feed the hens", "assignment": {"type": "member", "memberId": mia.id}}
    made = anna.call("POST", f"{path}/tasks", task, expect=201)
    window.toast("New task assigned").wait_for()
    grant = {"userId": mia.id, "amount": 5, "description": "Shared her sweets"}
    anna.call("POST", f"{path}/karma/grants", grant, expect=201)
    window.toast("+5 karma").wait_for()
    window.page.screenshot(path=folder / f"{prefix}-mia-toasts.png")
    anna.call("DELETE", f"{path}/tasks/{made['id']}", expect=204)
    window.open("/rewards").page.get_by_role("button", name="Claim").first.click()
    window.page.get_by_role("dialog").wait_for()
    window.page.screenshot(path=folder / f"{prefix}-mia-sheet.png")
    window.close()


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    program = Program("--demo")
    try:
        password = pathlib.Path(program.folder, "demo-password").read_text().strip()
        anna, mia = (Person(program, f"{name}@roost.example", password) for name in ("anna", "mia"))
        home = requests.get(program.url + "/", cookies={"roost_session": anna.token}, timeout=30)
        family = Around(home.url.rsplit("/", 1)[1])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for size, (width, height) in SIZES.items():
                for scheme in ("light", "dark"):
                    viewport = {"width": width, "height": height}
                    look = {"viewport": viewport, "color_scheme": scheme, "reduced_motion": "reduce"}
                    shoot_all(browser, program, [anna, mia], family, folder, f"{size}-{scheme}", look)
                    shoot_toasts(browser, program, anna, mia, family, folder, f"{size}-{scheme}", look)
            browser.close()
    finally:
        program.close()


def shoot_kids(door, folder, prefix, parent, family):
    """The children's door: code, faces, keypad."""
    door.page.goto("/sign-in/kids")
    shoot(door, folder, f"{prefix}-kid-code")
    code = parent.call("GET", f"/v1/families/{family.id}/code", expect=200)["code"]
    door.page.goto(f"/sign-in/kids?familyCode={code}")
    shoot(door, folder, f"{prefix}-kid-faces")
    door.page.get_by_role("button", name="Mia").click()
    door.page.locator(".keypad").wait_for()
    shoot(door, folder, f"{prefix}-kid-pin")


def shoot_all(browser, program, people, family, folder, prefix, look):
    door = Window(browser, program, **look)
    for name in ("sign-in", "get-started"):
        door.page.goto(f"/{name}")
        shoot(door, folder, f"{prefix}-{name}")
    shoot_kids(door, folder, prefix, people[0], family)
    door.close()
    for person in people:
        window = Window(browser, program, person, family, **look)
        for name, path in pages(person, family.id):
            window.page.goto(window.base + path)
            if name != "not-found":
                window.is_live()
            # Pictures come when they are near: have all of them come.
            window.page.evaluate(
                """() => Promise.all([...document.images].map((image) => {
                    image.loading = "eager";
                    return image.decode().catch(() => {});
                }))"""
            )
            shoot(window, folder, f"{prefix}-{person.name.lower()}-{name}")
        window.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
