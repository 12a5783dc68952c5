"""A browser window on the running program, as one person of the family sees it."""
import re
import time

from playwright.sync_api import Error, expect

# Kept in each document: what toasts appeared, when each came and went, and a way to the page's own modules.
RECORDER = """
(() => {
    window.part = (path) => {
        const app = document.querySelector("script[src$='/js/app.js']");
        return import((app?.src ?? "/assets/js/app.js").replace("app.js", path));
    };
    const shown = (window.shownToasts = []);
    const text = (toast, slot) => toast.querySelector(`[data-slot="${slot}"]`)?.textContent ?? "";
    const isToast = (node) => node instanceof HTMLElement && node.matches("li.toast");
    new MutationObserver((changes) => {
        for (const { addedNodes, removedNodes } of changes) {
            for (const toast of [...addedNodes].filter(isToast)) {
                shown.push({ toast, title: text(toast, "title"), description: text(toast, "description"), came: performance.now() });
            }
            for (const toast of [...removedNodes].filter(isToast)) {
                const record = shown.find((one) => one.toast === toast && one.went === undefined);
                if (record) record.went = performance.now();
            }
        }
    }).observe(document, { childList: true, subtree: true });
})();
"""

NO_WEBSOCKET = "window.WebSocket = class { constructor() { throw new Error('no WebSocket here'); } };"


class Window:
    """One page in a browser context of its own. What goes wrong in it is kept in `troubles`."""

    def __init__(self, browser, program, person=None, family=None, **options):
        self.program = program
        self.base = f"/families/{family.id}" if family else ""
        self.context = browser.new_context(base_url=program.url, **options)
        if person:
            self.context.add_cookies([{"name": "roost_session", "value": person.token, "url": program.url}])
        self.context.add_init_script(RECORDER)
        self.page = self.context.new_page()
        self.troubles = []
        self.sockets = []
        # The second is said of a busy machine, on which the script comes late.
        self._expected = [re.compile("Service Worker registration blocked by Playwright|preloaded using link preload but not used")]
        self.page.on("console", lambda said: said.type in ("error", "warning") and self.troubles.append(said.text))
        self.page.on("pageerror", lambda error: self.troubles.append(f"{error}\n{error.stack or ''}"))
        self.page.on("websocket", lambda socket: self.sockets.append(socket))

    def open(self, path="", live=True):
        """Goes to a page of the family; `live` waits until its updates flow."""
        answer = self.page.goto(self.base + path)
        assert answer.ok, f"{path}: {answer.status}"
        if live:
            self.is_live()
        return self

    def without_websocket(self):
        """From the next page on none opens: polling has to do."""
        self.context.add_init_script(NO_WEBSOCKET)
        # A poll in a session the server has ended meanwhile is answered so.
        self.expects_trouble("status of 400")
        return self

    def is_live(self):
        expect(self.page.locator("html")).to_have_attribute("data-connection", "online")
        # What chats take is fetched by who goes there.
        if self.page.locator("#composer").count():
            expect(self.page.locator("#composer")).to_have_attribute("data-mounted", "")

    # What is on the page

    def task(self, name):
        return self.page.locator("li.task").filter(has=self.page.locator(".task-name", has_text=name))

    def reward(self, name):
        return self.page.locator("li.reward").filter(has=self.page.locator(".reward-name", has_text=name))

    def field(self, name):
        """The one that can be seen: what is folded away may have fields of the same name."""
        return self.page.locator(f"main [name={name}]:visible")

    def error_at(self, field):
        return self.page.locator(f'main [data-error-for="{field}"]')

    def tab(self, name):
        """A link of the main navigation."""
        return self.page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True)

    def complete(self, name):
        return self.task(name).get_by_role("button", name=f"Complete {name}")

    def add_task(self, name):
        self.page.fill("#quick-add-name", name)
        self.page.get_by_role("button", name="Add", exact=True).click()

    # Toasts

    def toast(self, title, about=""):
        """The toast on the screen with this title, about this."""
        titled = self.page.locator(".toast-title", has_text=re.compile(f"^{re.escape(title)}(×\\d+)?$"))
        return self.page.locator("li.toast:not([data-removed=true])").filter(has=titled).filter(has_text=about)

    def toasts(self, about):
        """The titles of all toasts that were ever added in this document with this in their text, oldest first."""
        shown = self.page.evaluate("shownToasts.map(({ title, description }) => ({ title, description }))")
        return [one["title"] for one in shown if about in f"{one['title']} {one['description']}"]

    def stood_for(self, about):
        """Milliseconds from the coming to the going of the first toast with this in its text."""
        return self.page.evaluate(
            """(about) => {
                const { came, went } = shownToasts.find((one) => `${one.title} ${one.description}`.includes(about));
                return went - came;
            }""",
            about,
        )

    # The connection

    def listeners(self, event):
        """How many handlers of this document the shared connection has for an event."""
        return self.page.evaluate(
            "(name) => part('realtime/shared.js').then((m) => m.sharedConnection().listeners(name))", event
        )

    def document(self):
        """Differs after a reload, stays through in-app navigation."""
        return self.page.evaluate("performance.timeOrigin")

    def until(self, expression, arg=None, limit=30):
        """Waits until something in the page is so; the page's policy forbids the way Playwright does it."""
        end = time.monotonic() + limit
        while not self._holds(expression, arg):
            assert time.monotonic() < end, f"never so: {expression}"
            self.page.wait_for_timeout(50)

    def _holds(self, expression, arg):
        try:
            return self.page.evaluate(expression, arg)
        except Error:
            # The page is on its way to another.
            return False

    # What may go wrong

    def expects_trouble(self, pattern):
        """The browser reports, for instance, each refused request: one that the test provokes is no trouble."""
        self._expected.append(re.compile(pattern))

    def unexpected(self):
        return [trouble for trouble in self.troubles if not any(one.search(trouble) for one in self._expected)]

    def close(self):
        try:
            self.context.close()
        except Error:
            pass
