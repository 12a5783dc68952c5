"""Every page of the demo family, as a parent, a child, a visitor and somebody without a family see it; also with what unfolds or
opens on it, what comes of a form, and a form that was refused."""
import dataclasses
import itertools
import pathlib

import requests
from playwright.sync_api import expect

from program import Person, Program

# Nobody is signed in; Ben is in two families, Zoe in none.
SEEN_BY = (None, "Anna", "Mia", "Ben", "Zoe")

# A field says why.
REFUSED = ".field-error:not(:empty)"


@dataclasses.dataclass(frozen=True)
class Place:
    """A page of somebody's, and what is done on it: a selector is pressed, a pair of a selector and a text is typed. What shows it
    tells that all of it is done."""

    name: str
    path: str
    who: str | None = None
    does: tuple[str | tuple[str, str], ...] = ()
    shows: str = "main"

    def __str__(self):
        return f"{(self.who or 'door').lower()}-{self.name}"


class DemoHome:
    """The demo family in a program of its own."""

    def __init__(self, *options):
        self.program = Program("--demo", *options)
        self.folder = pathlib.Path(self.program.folder)
        password = (self.folder / "demo-password").read_text().strip()
        self.pin = (self.folder / "demo-pin").read_text().strip()
        self.people = {name: Person(self.program, f"{name.lower()}@roost.example", password) for name in ("Anna", "Mia", "Ben")}
        self.people["Zoe"] = Person.register(self.program, "Zoë", "zoe@roost.example")
        self.people["Ben"].call("POST", "/v1/families", {"name": "Grandma’s house", "timezone": "Europe/Amsterdam"}, expect=201)
        home = requests.get(self.program.url + "/", cookies={"roost_session": self.anna.token}, timeout=30)
        self.id = home.url.rsplit("/", 1)[1]
        self.path = f"/v1/families/{self.id}"
        self._guests = itertools.count(5)
        self.base = f"/families/{self.id}"
        self.invite = f"/invites/{self.anna.call('POST', f'{self.path}/invites', {'role': 'child'}, expect=201)['token']}"

    @property
    def anna(self):
        return self.people["Anna"]

    @property
    def mia(self):
        return self.people["Mia"]

    def close(self):
        self.program.close()

    def speak(self, language):
        """From now on all of them read this language."""
        for person in self.people.values():
            person.call("PATCH", "/v1/auth/me", {"language": language}, expect=200)

    def places(self, who=None):
        """All of a person's, or of a visitor's."""
        if who in ("Anna", "Mia"):
            return list(self._pages(who)) + list(self._parents() if who == "Anna" else self._children())
        return list({None: self._doors, "Ben": self._families, "Zoe": self._alone}[who]())

    def _doors(self):
        code = self.anna.call("GET", f"{self.path}/code", expect=200)["code"]
        yield from [Place("sign-in", "/sign-in"), Place("get-started", "/get-started"), Place("kid-code", "/sign-in/kids")]
        yield Place("kid-code-unknown", "/sign-in/kids?familyCode=AAAAA-AAAAA", shows="[aria-invalid=true]")
        yield Place("kid-faces", f"/sign-in/kids?familyCode={code}")
        yield Place("kid-pin", f"/sign-in/kids?familyCode={code}", None, ("button:has-text('Mia')",), ".keypad")
        yield from [Place("invite", self.invite), Place("invite-account", f"{self.invite}/account")]
        yield from [Place("offline", "/offline"), Place("lost", "/nothing-here"), Place("styleguide", "/styleguide")]
        typed = ("[name=email]", "nobody@roost.example"), ("[name=password]", "not this one")
        yield Place("sign-in-refused", "/sign-in", None, (*typed, "#sign-in [type=submit]"), "#problem")
        names = ("[name=name]", " "), ("[name=familyName]", " ")
        yield Place("get-started-refused", "/get-started", None, (*names, *typed, "#get-started [type=submit]"), REFUSED)

    def _pages(self, who):
        tasks = self._named("tasks?status=open")
        group, pair = self._chats()
        pages = {
            "home": "", "tasks": "/tasks", "tasks-all": "/tasks?tab=all", "tasks-done": "/tasks?tab=done",
            "task": f"/tasks/{tasks['Pick a book for the weekend']}", "task-wish": f"/tasks/{tasks['Provide Film night to Mia']}",
            "rewards": "/rewards", "karma": "/karma", "karma-mia": f"/karma?member={self.mia.id}", "family": "/family",
            "activity": "/activity", "profile": "/profile", "settings": "/settings", "chats": "/chats", "chat": f"/chats/{group}",
            "chat-pair": f"/chats/{pair}", "chat-details": f"/chats/{group}/details", "chat-new": "/chats/new",
            "chat-search": "/chats/search?q=pan", "chat-found-nothing": "/chats/search?q=zzz", "not-found": f"/tasks/{self.id}",
        }
        for name, path in pages.items():
            yield Place(name, self.base + path, who)
        yield self._opened("me-menu", "", who, "#me-menu")
        yield self._opened("message", f"/chats/{pair}", who, ".message:not(.is-mine) .message-menu")

    def _parents(self):
        task, reward = self._named("tasks?status=open")["Pick a book for the weekend"], self._named("rewards")
        schedule = self._named("schedules")["Put the bins out"]
        pages = {
            "reward-new": "/rewards/new", "reward-edit": f"/rewards/{reward['Film night']}/edit", "schedules": "/schedules",
            "schedule-new": "/schedules/new", "schedule-edit": f"/schedules/{schedule}", "invites": "/invites",
            "family-settings": "/family/settings",
        }
        for name, path in pages.items():
            yield Place(name, self.base + path, "Anna")
        yield Place("new-family", "/new-family", "Anna")
        member = [f"#member-{part}-{self.mia.id}" for part in ("more", "pin", "password", "remove")]
        opened = {
            "quick-add": ("/tasks", "#quick-add-more"), "reject": ("", "[id^=reject-]"), "add-member": ("/family", "#add-member"),
            "family-tools": ("/family", *member, "#family-code-replace", "#leave"),
            "task-deletion": (f"/tasks/{task}", "#task-delete"),
            "reward-archive": (f"/rewards/{reward['Pancakes for breakfast']}/edit", "#reward-archive"),
            "schedule-deletion": (f"/schedules/{schedule}", "#schedule-delete"),
            "chat-leaving": (f"/chats/{self._chats()[0]}/details", "#chat-leave"),
            "karma-numbers": ("/karma", "#karma-chart-numbers"),
        }
        for name, (path, *details) in opened.items():
            yield self._opened(name, path, "Anna", *details)
        yield from self._posted()

    def _posted(self):
        """What comes of a form; a name of nothing but a space gets past the browser, and is refused."""
        # One may change what one has said, for a while.
        said = f"Dinner for {next(self._guests)}?"
        menu = f"#messages .message:has-text('{said}') .message-menu"
        forms = {
            "message-own": (
                f"/chats/{self._chats()[1]}", (("#composer-body", said), ".composer-send", f"{menu} > summary"), f"{menu}[open]"
            ),
            "invite-made": ("/invites", (".invite-form [type=submit]",), "#invite-made"),
            "feed-made": ("/settings", ("#feed form[action$='/feed'] [type=submit]",), "#feed-url"),
            "task-refused": ("/tasks", (("#quick-add-name", " "), "#quick-add [type=submit]"), REFUSED),
            "reward-refused": (
                "/rewards/new", (("[name=name]", " "), ("[name=karmaCost]", "5"), "#reward-form [type=submit]"), REFUSED
            ),
            "schedule-refused": ("/schedules/new", (("[name=name]", " "), "#schedule-form [type=submit]"), REFUSED),
            "family-deletion-refused": (
                "/family/settings",
                ("#family-delete > summary", ("#family-delete [name=name]", "Robin"), "#family-delete [type=submit]"),
                REFUSED,
            ),
        }
        for name, (path, does, shows) in forms.items():
            yield Place(name, self.base + path, "Anna", does, shows)

    def _children(self):
        yield Place("claim-sheet", f"{self.base}/rewards", "Mia", ("[data-opens^=claim-sheet]:enabled",), "dialog[open]")
        pancakes = self._named("rewards")["Pancakes for breakfast"]
        yield Place("claim", f"{self.base}/rewards/{pancakes}/claim", "Mia", shows="form[action$='/claims']")
        yield Place("not-allowed", f"{self.base}/schedules", "Mia", shows=".problem")

    def _families(self):
        yield self._opened("family-menu", "", "Ben", "#family-menu")

    def _alone(self):
        pages = {
            "profile": "/account/profile", "settings": "/account/settings", "new-family": "/new-family", "invite": self.invite,
        }
        for name, path in pages.items():
            yield Place(name, path, "Zoe")
        does = "#delete-account > summary", ("[name=confirmation]", "No"), "#delete-account [type=submit]"
        yield Place("deletion-refused", "/account/settings", "Zoe", does, REFUSED)

    def _opened(self, name, path, who, *details):
        return Place(name, self.base + path, who, tuple(f"{one} > summary" for one in details), f"{details[-1]}[open]")

    def _named(self, what):
        """Ids by name."""
        return {one["name"]: one["id"] for one in self.anna.call("GET", f"{self.path}/{what}", expect=200)["items"]}

    def _chats(self):
        """The family's, and Anna's with Mia."""
        chats = self.anna.call("GET", f"{self.path}/chats", expect=200)["items"]
        return [next(chat["id"] for chat in chats if chat["type"] == kind) for kind in ("group", "direct")]


def open_place(window, place):
    """Goes there, waits until the page is live, and does what the place is about."""
    window.page.goto(place.path)
    _is_live(window)
    for step in place.does:
        if isinstance(step, str):
            window.page.locator(step).first.click()
        else:
            window.page.locator(step[0]).first.fill(step[1])
    expect(window.page.locator(place.shows).first).to_be_visible()
    _is_live(window)
    settle(window)


def _is_live(window):
    if window.page.locator("body.app").count():
        window.is_live()


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
