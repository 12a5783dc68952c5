"""Roost as an app: works without the server, forgets with the sign-out, offers new releases, shows pushes."""
import os
import pathlib
import re
import shutil
import uuid

import pytest
from playwright.sync_api import expect

from program import ROOT, Family, Program
from window import Window

AWAY = "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_FAILED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|WebSocket connection to|Failed to load"


@pytest.fixture(scope="module")
def server():
    """One that tests kill and start again."""
    program = Program("--log-level", "warning")
    yield program
    program.close()


@pytest.fixture(scope="module")
def home(server):
    return Family(server)


@pytest.fixture
def app(browser, server, home):
    """Opens windows whose pages the service worker keeps."""
    windows = []

    def open(person=None, path="/tasks?tab=all", **options):
        if server.process.poll() is not None:
            server.start(server.port)
        options = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        one = Window(browser, server, person, home, **options)
        one.expects_trouble(AWAY)
        windows.append(one)
        if person:
            one.open(path)
            controlled(one)
            one.open(path)
        return one

    yield open
    troubles = [trouble for window in windows for trouble in window.unexpected()]
    for window in windows:
        window.close()
    if server.process.poll() is not None:
        server.start(server.port)
    assert not troubles, "\n".join(troubles)


def controlled(window):
    window.until("navigator.serviceWorker.controller !== null")


def kept(window):
    """The paths of the pages that are kept, the last seen last."""
    paths = window.page.evaluate(
        """async () => {
            if (!(await caches.has("roost-pages"))) return [];
            const keys = await (await caches.open("roost-pages")).keys();
            return keys.map(({ url }) => new URL(url).pathname + new URL(url).search);
        }"""
    )
    return [path for path in paths if path.startswith("/families/")]


def seen_note(window):
    return window.page.get_by_text("You are offline. You see this page as it was")


def test_the_shell_is_kept_under_its_release(app, home):
    mia = app(home.mia)
    release = mia.page.locator("html").get_attribute("data-release")
    names = mia.page.evaluate("caches.keys()")
    assert f"roost-shell-{release}" in names
    shell = mia.page.evaluate(f"caches.open('roost-shell-{release}').then((c) => c.keys()).then((keys) => keys.map((k) => new URL(k.url).pathname))")
    for path in ("css/app.css", "js/app.js", "icons/icon-192.png"):
        assert f"/assets/{release}/{path}" in shell
    assert "/offline" in shell
    # What is in the shell is not asked for again.
    asked = []
    mia.page.on("response", lambda answer: "/assets/" in answer.url and not answer.from_service_worker and asked.append(answer.url))
    mia.open("/rewards")
    assert asked == []


def test_the_last_seen_pages_are_there_without_the_server_and_say_how_old_they_are(app, server, home):
    home.task("Seen before", home.member(home.mia))
    mia = app(home.mia)
    mia.tab("Rewards").click()
    mia.page.wait_for_url("**/rewards")
    expect(mia.page.get_by_role("heading", name="Rewards", exact=True)).to_be_visible()
    server.kill()
    mia.page.clock.install()
    mia.page.goto(mia.base + "/tasks?tab=all")
    expect(mia.task("Seen before")).to_be_visible()
    expect(seen_note(mia)).to_be_visible()
    expect(mia.page.locator("#seen")).to_contain_text("a moment ago")
    mia.page.clock.fast_forward("03:00:00")
    expect(mia.page.locator("#seen")).to_contain_text(re.compile(r"day at \d+:\d\d"))
    expect(mia.page.get_by_text("Live updates paused. Reconnecting…")).to_be_visible()
    # In-app too, and by the front door and the shortcuts.
    mia.tab("Rewards").click()
    mia.page.wait_for_url("**/rewards")
    expect(seen_note(mia)).to_be_visible()
    mia.page.goto("/rewards")
    mia.page.wait_for_url(f"**{mia.base}/rewards")
    # The connection back, it becomes fresh by itself.
    mia.page.goto(mia.base + "/tasks?tab=all")
    server.start(server.port)
    home.task("Made meanwhile", home.member(home.mia))
    expect(mia.task("Made meanwhile")).to_be_visible(timeout=20_000)
    expect(seen_note(mia)).to_be_hidden()


def test_what_was_never_seen_says_so_lists_what_was_and_opens_by_itself_later(app, server, home):
    mia = app(home.mia)
    server.kill()
    mia.page.goto(mia.base + "/karma")
    expect(mia.page.get_by_role("heading", name="You are offline")).to_be_visible()
    link = mia.page.locator("#offline-pages").get_by_role("link", name="Tasks")
    expect(link).to_be_visible()
    link.click()
    expect(seen_note(mia)).to_be_visible()
    mia.page.go_back()
    expect(mia.page.get_by_role("heading", name="You are offline")).to_be_visible()
    server.start(server.port)
    mia.page.evaluate("dispatchEvent(new Event('online'))")
    expect(mia.page.get_by_role("heading", name="Karma", exact=True)).to_be_visible()


def test_47_without_the_server_too_all_of_it_is_dutch(app, server, home):
    home.tom.call("PATCH", "/v1/auth/me", {"language": "nl"}, expect=200)
    tom = app(home.tom)
    server.kill()
    tom.page.goto(tom.base + "/tasks?tab=all")
    expect(tom.page.locator("#seen")).to_have_text("Je bent offline. Je ziet deze pagina zoals ze zojuist was.")
    tom.page.goto(tom.base + "/karma")
    expect(tom.page.locator("html")).to_have_attribute("lang", "nl")
    expect(tom.page.get_by_role("heading", name="Je bent offline")).to_be_visible()
    expect(tom.page.locator("#offline-pages li")).to_contain_text("zojuist")
    server.start(server.port)
    home.tom.call("PATCH", "/v1/auth/me", {"language": "en"}, expect=200)


def test_a_tap_without_the_server_survives_a_reload_of_the_kept_page_and_is_sent(app, server, home):
    task = home.task("Done in the cellar", home.member(home.mia), karma=2)
    mia = app(home.mia)
    server.kill()
    mia.complete("Done in the cellar").click()
    expect(mia.task("Done in the cellar")).to_have_attribute("data-pending", "waiting")
    mia.page.reload()
    expect(seen_note(mia)).to_be_visible()
    expect(mia.task("Done in the cellar")).to_have_attribute("data-pending", "waiting")
    server.start(server.port)
    expect(mia.toast("Sent", "Done in the cellar")).to_be_visible(timeout=20_000)
    assert [entry["amount"] for entry in home.entries(home.mia) if entry.get("taskId") == task["id"]] == [2]


def test_signing_out_empties_what_is_kept_so_that_the_next_person_sees_nothing(app, server, home):
    home.task("Nobody else’s business", home.member(home.mia))
    mia = app(home.signed_in_again(home.mia))
    expect(mia.task("Nobody else’s business")).to_be_visible()
    assert kept(mia) == [f"{mia.base}/tasks?tab=all"]
    mia.page.locator("#me-menu summary").click()
    mia.page.get_by_role("button", name="Sign out").click()
    mia.page.wait_for_url("**/sign-in")
    assert kept(mia) == []
    server.kill()
    for path in (f"{mia.base}/tasks?tab=all", "/", "/tasks"):
        mia.page.goto(path)
        expect(mia.page.get_by_role("heading", name="You are offline")).to_be_visible()
        expect(mia.page.locator("body")).not_to_contain_text("Nobody else’s business")
        expect(mia.page.locator("#offline-pages")).to_be_hidden()


def test_signing_out_without_the_server_is_refused_in_words(app, server, home):
    mia = app(home.mia)
    server.kill()
    mia.page.locator("#me-menu summary").click()
    mia.page.get_by_role("button", name="Sign out").click()
    expect(mia.toast("You are still signed in", "Signing out needs a connection")).to_be_visible()


def test_an_ended_sign_in_empties_what_is_kept_too(app, home):
    person = home.signed_in_again(home.mia)
    mia = app(person)
    mia.expects_trouble("401")
    assert kept(mia)
    person.call("POST", "/v1/auth/logout")
    mia.page.wait_for_url("**/sign-in?next=*")
    mia.until("caches.has('roost-pages').then((has) => !has)")


def test_somebody_elses_page_takes_the_place_of_what_was_kept(app, home):
    mia = app(home.mia)
    assert kept(mia) == [f"{mia.base}/tasks?tab=all"]
    mia.context.add_cookies([{"name": "roost_session", "value": home.tom.token, "url": mia.program.url}])
    mia.open("/karma")
    mia.until(
        """async (path) => {
            const keys = await (await caches.open("roost-pages")).keys();
            return keys.some(({ url }) => url.endsWith(path));
        }""",
        arg=f"{mia.base}/karma",
    )
    assert kept(mia) == [f"{mia.base}/karma"]


def test_parts_of_pages_are_never_kept(app, home):
    mia = app(home.mia)
    home.task("A part changes", home.member(home.mia))
    expect(mia.task("A part changes")).to_be_visible()
    html = mia.page.evaluate("caches.match(location.href).then((page) => page.text())")
    assert "<body" in html and "data-seen" in html


@pytest.fixture
def next_release():
    """The same program with one file changed, in a folder of its own."""
    build = ROOT / ".build/debug"
    folder = build.resolve().parent / f"release-{uuid.uuid4().hex[:8]}"
    folder.mkdir()
    os.link((build / "roost").resolve(), folder / "roost")
    for bundle in build.glob("*.resources"):
        shutil.copytree(bundle, folder / bundle.name)
    style = folder / "roost_RoostWeb.resources/Assets/css/empty.css"
    style.write_text(style.read_text() + "\n/* the next release */\n")
    yield pathlib.Path(folder) / "roost"
    shutil.rmtree(folder)


def test_a_new_release_is_offered_and_taken_when_the_person_says_so(app, server, home, next_release):
    mia = app(home.mia)
    before = mia.page.locator("html").get_attribute("data-release")
    document = mia.document()
    server.kill()
    usual, server.binary = server.binary, next_release
    try:
        server.start(server.port)
        offer = mia.toast("A new version of Roost is here")
        expect(offer).to_be_visible(timeout=30_000)
        assert mia.document() == document
        with mia.page.expect_navigation():
            offer.get_by_role("button", name="Update").click()
        mia.is_live()
        after = mia.page.locator("html").get_attribute("data-release")
        assert after != before
    finally:
        server.kill()
        server.binary = usual
        server.start(server.port)


def test_the_way_onto_the_home_screen_is_told_once_and_stays_in_the_menu(app, home):
    mia = app(home.mia)
    offer = """() => {
        const event = new Event("beforeinstallprompt", { cancelable: true });
        event.prompt = () => (window.prompted = (window.prompted ?? 0) + 1);
        dispatchEvent(event);
        return event.defaultPrevented;
    }"""
    item = mia.page.get_by_role("button", name="Put Roost on this device")
    assert mia.page.evaluate(offer)
    expect(mia.toast("Put Roost on this device")).to_be_visible()
    mia.toast("Put Roost on this device").get_by_role("button", name="Close toast").click()
    mia.page.reload()
    mia.is_live()
    mia.page.locator("#me-menu summary").click()
    expect(item).to_be_hidden()
    assert mia.page.evaluate(offer)
    expect(mia.toast("Put Roost on this device")).to_have_count(0)
    item.click()
    assert mia.page.evaluate("window.prompted") == 1
    expect(item).to_be_hidden()
