"""The hooks: modules that any page can import, ours and others'."""
import pathlib
import re

from playwright.sync_api import expect

from talk import rest, say, write

EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / "docs/hooks"

BARE = """<!doctype html><title>Somebody else's page</title><p id="said"></p><p id="here"></p>
<script type="module" src="/bare.js"></script>"""
SCRIPT = """
import { useChatEvents, usePresence } from "/assets/js/realtime/hooks.js";
const said = document.getElementById("said"), here = document.getElementById("here");
window.dispose = useChatEvents({
    created: ({ message }, meta) => (said.textContent += `${message.body}@${meta.offset > 0} `),
    memberRemoved: ({ member }) => (said.textContent += `-${member.userId} `),
});
window.forget = usePresence((people) => (here.textContent = JSON.stringify(Object.fromEntries([...people].map(([id, { status }]) => [id, status])))));
"""


def test_a_page_of_somebody_elses_hears_chats_and_who_is_here(window, family, chat):
    rest(family)
    mia = window(family.mia)
    # A page that came from nowhere may open no WebSocket to this machine: polling does.
    mia.expects_trouble("LOCAL_NETWORK_ACCESS")
    mia.page.route("**/bare", lambda route: route.fulfill(body=BARE, content_type="text/html"))
    mia.page.route("**/bare.js", lambda route: route.fulfill(body=SCRIPT, content_type="text/javascript"))
    mia.page.goto("/bare")
    here = mia.page.locator("#here")
    expect(here).to_contain_text(f'"{family.mia.id}":"online"')
    expect(here).to_contain_text(f'"{family.anna.id}":"offline"')
    anna = window(family.anna).open("/chats")
    expect(here).to_contain_text(f'"{family.anna.id}":"online"')
    say(family.anna, family, chat, "One")
    expect(mia.page.locator("#said")).to_have_text("One@true")
    mia.page.evaluate("dispose()")
    mia.page.evaluate("forget()")
    shared = "part('realtime/shared.js').then((m) => m.sharedConnection().listeners('chat.message.created'))"
    assert mia.page.evaluate(f"() => {shared}") == 0
    say(family.anna, family, chat, "Two")
    anna.open(f"/chats/{chat['id']}")
    expect(anna.page.locator("#messages")).to_contain_text("Two")
    expect(mia.page.locator("#said")).to_have_text("One@true")


def test_a_page_of_ours_hears_all_that_happens_in_a_chat_until_it_is_left(window, family, chat):
    rest(family)
    anna, mia = window(family.anna).open(f"/chats/{chat['id']}"), window(family.mia).open("/tasks")
    mia.page.evaluate(
        """async (chat) => {
            const { useChatEvents, useRealtimeConnection } = await part("realtime/hooks.js");
            const { sharedConnection } = await part("realtime/shared.js");
            window.heard = [];
            const hear = (name) => (event) => window.heard.push(name, event.isTyping ?? event.number ?? "");
            const names = ["created", "edited", "deleted", "updated", "memberAdded", "memberRemoved", "read", "typing"];
            useChatEvents(Object.fromEntries(names.map((name) => [name, hear(name)])));
            await sharedConnection().request("chat.open", { chatId: chat });
        }""",
        chat["id"],
    )
    path = f"{family.path}/chats/{chat['id']}"
    anna.page.locator("#composer-body").press_sequentially("He")
    mia.page.wait_for_function("() => heard.join(' ').includes('typing true')")
    write(anna, "Hello")
    mia.page.wait_for_function("() => heard.includes('created') && heard.join(' ').includes('typing false') && heard.join(' ').includes('read 1')")
    [message] = family.anna.call("GET", f"{path}/messages", expect=200)["items"]
    family.anna.call("PATCH", f"{path}/messages/{message['id']}", {"body": "Hello!"}, expect=200)
    family.anna.call("DELETE", f"{path}/messages/{message['id']}", expect=200)
    family.anna.call("PATCH", path, {"title": "Renamed"}, expect=200)
    family.anna.call("POST", f"{path}/members", {"memberId": family.tom.id}, expect=200)
    family.anna.call("DELETE", f"{path}/members/{family.tom.id}")
    mia.page.wait_for_function("() => ['edited', 'deleted', 'updated', 'memberAdded', 'memberRemoved'].every((name) => heard.includes(name))")
    mia.tab("Rewards").click()
    expect(mia.page.get_by_role("heading", level=1, name="Rewards")).to_be_visible()
    assert mia.listeners("chat.typing") == 0 and mia.listeners("chat.message.edited") == 0


def test_the_page_in_the_documentation_hears_all_it_says(window, family, chat):
    rest(family)
    mia = window(family.mia)
    mia.expects_trouble("LOCAL_NETWORK_ACCESS")
    mia.page.route("**/fridge.*", lambda route: route.fulfill(path=EXAMPLE / route.request.url.rsplit("/", 1)[1]))
    mia.page.goto("/fridge.html")
    expect(mia.page.locator("#state")).to_have_text("online")
    expect(mia.page.locator("#people")).to_have_text(re.compile("[1-4]"))
    task = family.task("Hang it on the fridge", family.member(family.mia), karma=2)
    family.complete(task, family.anna)
    say(family.anna, family, chat, "Well done")
    news = mia.page.locator("#news li")
    expect(news).to_have_text(["Well done", re.compile(r"^\+2, \d+ together$"), "Done: Hang it on the fridge", "New: Hang it on the fridge"])
    mia.page.evaluate("import('/fridge.js').then(({ disposes }) => disposes.forEach((dispose) => dispose()))")
    names = ["task.created", "task.completed", "karma.awarded", "chat.message.created", "connection.state"]
    # What is left is the keeper of who is here, which asks for the state itself.
    assert [mia.listeners(name) for name in names] == [0, 0, 0, 0, 1]
