"""Every page of the demo family, as a parent, a child and a visitor see it; also with what unfolds or opens on it."""
import dataclasses
import pathlib

import requests

from program import Person, Program

GREETING = ("Anna", "Mia")


@dataclasses.dataclass(frozen=True)
class Place:
    """A page of somebody's, and what is opened on it: the selector of its opener."""

    name: str
    path: str
    who: str | None = None
    opens: str | None = None

    def __str__(self):
        return f"{(self.who or 'door').lower()}-{self.name}"


class DemoHome:
    """The demo family in a program of its own."""

    def __init__(self, *options):
        self.program = Program("--demo", *options)
        self.folder = pathlib.Path(self.program.folder)
        password = (self.folder / "demo-password").read_text().strip()
        self.pin = (self.folder / "demo-pin").read_text().strip()
        self.people = {name: Person(self.program, f"{name.lower()}@roost.example", password) for name in GREETING}
        home = requests.get(self.program.url + "/", cookies={"roost_session": self.anna.token}, timeout=30)
        self.id = home.url.rsplit("/", 1)[1]
        self.path = f"/v1/families/{self.id}"
        self.base = f"/families/{self.id}"

    @property
    def anna(self):
        return self.people["Anna"]

    @property
    def mia(self):
        return self.people["Mia"]

    def close(self):
        self.program.close()

    def speak(self, language):
        """From now on both read this language."""
        for person in self.people.values():
            person.call("PATCH", "/v1/auth/me", {"language": language}, expect=200)

    def places(self, who=None):
        """All of a person's, or of a visitor's."""
        if not who:
            return list(self._doors())
        return list(self._pages(who)) + list(self._parents() if who == "Anna" else self._children())

    def _doors(self):
        code = self.anna.call("GET", f"{self.path}/code", expect=200)["code"]
        invite = self.anna.call("POST", f"{self.path}/invites", {"role": "child"}, expect=201)
        yield from [Place("sign-in", "/sign-in"), Place("get-started", "/get-started"), Place("kid-code", "/sign-in/kids")]
        yield Place("kid-faces", f"/sign-in/kids?familyCode={code}")
        yield Place("kid-pin", f"/sign-in/kids?familyCode={code}", opens="button:has-text('Mia')")
        yield from [Place("invite", f"/invites/{invite['token']}"), Place("invite-account", f"/invites/{invite['token']}/account")]
        yield from [Place("offline", "/offline"), Place("lost", "/nothing-here"), Place("styleguide", "/styleguide")]

    def _pages(self, who):
        person = self.people[who]
        task = person.call("GET", f"{self.path}/tasks?status=open", expect=200)["items"][0]["id"]
        chats = person.call("GET", f"{self.path}/chats", expect=200)["items"]
        group, pair = (next(chat["id"] for chat in chats if chat["type"] == kind) for kind in ("group", "direct"))
        pages = {
            "home": "", "tasks": "/tasks", "tasks-all": "/tasks?tab=all", "tasks-done": "/tasks?tab=done", "task": f"/tasks/{task}",
            "rewards": "/rewards", "karma": "/karma", "karma-mia": f"/karma?member={self.mia.id}", "family": "/family",
            "activity": "/activity", "profile": "/profile", "settings": "/settings", "chats": "/chats", "chat": f"/chats/{group}",
            "chat-pair": f"/chats/{pair}", "chat-details": f"/chats/{group}/details", "chat-new": "/chats/new",
            "chat-search": "/chats/search?q=pan", "chat-found-nothing": "/chats/search?q=zzz", "not-found": f"/tasks/{self.id}",
        }
        for name, path in pages.items():
            yield Place(name, self.base + path, who)
        yield Place("me-menu", self.base, who, "#me-menu > summary")

    def _parents(self):
        reward = self.anna.call("GET", f"{self.path}/rewards", expect=200)["items"][0]["id"]
        schedules = self.anna.call("GET", f"{self.path}/schedules", expect=200)["items"]
        pages = {
            "reward-new": "/rewards/new", "reward-edit": f"/rewards/{reward}/edit", "schedules": "/schedules",
            "schedule-new": "/schedules/new", "invites": "/invites", "family-settings": "/family/settings",
        }
        if schedules:
            pages["schedule-edit"] = f"/schedules/{schedules[0]['id']}"
        for name, path in pages.items():
            yield Place(name, self.base + path, "Anna")
        yield Place("quick-add", f"{self.base}/tasks", "Anna", "#quick-add-more > summary")
        yield Place("reject", self.base, "Anna", "[id^=reject-] > summary")
        yield Place("add-member", f"{self.base}/family", "Anna", "#add-member > summary")
        yield Place("new-family", "/new-family", "Anna")

    def _children(self):
        yield Place("claim-sheet", f"{self.base}/rewards", "Mia", "[data-opens^=claim-sheet]:enabled")


def open_place(window, place):
    """Goes there, waits until the page is live, and opens what the place is about."""
    window.page.goto(place.path)
    if window.page.locator("body.app").count():
        window.is_live()
    if place.opens:
        window.page.locator(place.opens).first.click()
    settle(window)


def dress(window, scheme):
    """Light or dark, once all of the page has changed its colours."""
    window.page.emulate_media(color_scheme=scheme)
    settle(window)


def settle(window):
    """Waits for what moves to have come to rest; what moves for ever does not count. A colour that has changed makes those who
    inherit it move in the next frame, so only three frames in which nothing moves are rest."""
    window.page.evaluate(
        """async () => {
            const moving = () => document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime !== Infinity);
            const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
            for (let still = 0; still < 3; still += 1) {
                await frame();
                if (moving().length) still = -1;
                await Promise.allSettled(moving().map((one) => one.finished));
            }
        }"""
    )
