"""All of it in Dutch: a parent and a child, two windows, and whatever happens between them; and no page that forgot."""
import datetime
import json
import re
import uuid
import zoneinfo

import pytest
from playwright.sync_api import expect

from places import SEEN_BY, open_place
from program import ROOT, Family

FILLED_IN = re.compile(r"\{.*?\}")
CUT = "ERR_INTERNET_DISCONNECTED|WebSocket connection to"
DAYS = "(?:maan|dins|woens|donder|vrij|zater|zon)dag"
MONTHS = "(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"


@pytest.fixture(scope="module")
def gezin(program):
    """A family that speaks Dutch."""
    family = Family(program)
    for person in family.everybody:
        person.call("PATCH", "/v1/auth/me", {"language": "nl"}, expect=200)
    return family


@pytest.fixture
def at(window, gezin):
    """Opens a page of that family: `at(gezin.mia, "/tasks")`."""

    def open(person, path=""):
        one = window(person)
        one.base = f"/families/{gezin.id}"
        one.open(path)
        expect(one.page.locator("html")).to_have_attribute("lang", "nl")
        return one

    return open


def press(window, form):
    """The button of a form, whatever it says."""
    window.page.locator(f"form[action$='{form}'] button[type=submit]").first.click()


def test_47_new_tasks_and_what_they_earn(at, gezin):
    mia = at(gezin.mia, "/tasks")
    task = gezin.task("Afwas", gezin.member(gezin.mia), karma=900)
    expect(mia.toast("Nieuwe taak voor jou", "Afwas")).to_be_visible()
    gezin.task("Kamer opruimen", {"type": "role", "role": "child"})
    expect(mia.toast("Nieuwe taak voor jou", "Voor alle kinderen: Kamer opruimen")).to_be_visible()
    gezin.complete(task, gezin.anna)
    expect(mia.toast("Jouw taak is gedaan", "Afwas, door Anna · +900 karma")).to_be_visible()
    gezin.grant(gezin.mia, 1300, "Tuin omgespit")
    expect(mia.toast("+1.300 karma", "Tuin omgespit · Saldo 2.200")).to_be_visible()
    gezin.grant(gezin.mia, -200, "Ruzie")
    expect(mia.toast("−200 karma", "Ruzie · Saldo 2.000")).to_be_visible()
    mine = gezin.task("Hond uitlaten", gezin.member(gezin.mia))
    press(mia, f"/tasks/{mine['id']}/completion")
    done = mia.toast("Gedaan", "Hond uitlaten")
    done.locator("[data-slot=action]", has_text="Ongedaan maken").click()
    expect(mia.toast("Weer open")).to_be_visible()


def test_47_days_and_times(at, gezin):
    def noon(days):
        day = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Amsterdam")) + datetime.timedelta(days)
        return day.replace(hour=12, minute=5, second=0).astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    for name, days in [("Boodschappen", 1), ("Oma bellen", 10)]:
        gezin.task(name, gezin.member(gezin.mia), dueAt=noon(days))
    mia, anna = at(gezin.mia, "/tasks"), at(gezin.anna, "/family")
    for name, title in [("Boodschappen", "morgen"), ("Oma bellen", f"{DAYS}.* {MONTHS}")]:
        day = mia.page.locator(".day").filter(has=mia.task(name))
        expect(day.locator(".day-title")).to_have_text(re.compile(title, re.IGNORECASE))
        expect(mia.task(name)).to_contain_text("12:05")
    gone = anna.page.locator(f"#member-{gezin.mia.id}")
    expect(gone).to_contain_text("Nu hier")
    mia.page.close()
    expect(gone).to_contain_text(re.compile(r"Laatst gezien om \d\d:\d\d"), timeout=15_000)


def test_47_a_wish_granted_and_one_that_is_not(at, gezin):
    gezin.grant(gezin.mia, 100)
    anna, mia = at(gezin.anna), at(gezin.mia, "/rewards")
    reward = gezin.reward("IJsje", 25)
    for one in (anna, mia):
        expect(one.toast("Nieuwe beloning", "IJsje · 25 karma")).to_be_visible()
    mia.page.locator(f"[data-opens='claim-sheet-{reward['id']}']").click()
    press(mia, f"/rewards/{reward['id']}/claims")
    expect(mia.toast("Beloning aangevraagd", "Wacht op goedkeuring")).to_be_visible()
    asked = anna.toast("Nieuwe wens om goed te keuren", "Mia: IJsje (25 karma)")
    asked.get_by_role("button", name="Akkoord").click()
    expect(anna.toast("Wens goedgekeurd")).to_be_visible()
    expect(mia.toast("Geniet van je beloning!", "IJsje · 25 karma uitgegeven")).to_be_visible()
    wish = gezin.claim(reward, gezin.mia)
    expect(mia.toast("Beloning aangevraagd", "IJsje, wacht op goedkeuring")).to_be_visible()
    gezin.ben.call("POST", f"{gezin.path}/claims/{wish['id']}/rejection", {"reason": "Eerst huiswerk"}, expect=200)
    for one in (anna, mia):
        expect(one.toast("Wens afgewezen", "IJsje · Eerst huiswerk")).to_be_visible()


def test_47_a_message_and_who_is_typing_and_here(at, gezin):
    body = {"type": "group", "title": f"Praat {uuid.uuid4().hex[:6]}", "memberIds": [gezin.mia.id]}
    chat = gezin.anna.call("POST", f"{gezin.path}/chats", body, expect=201)
    mia, anna = at(gezin.mia, "/tasks"), at(gezin.anna, f"/chats/{chat['id']}")
    mia.open("")
    expect(mia.page.locator(f"#here-{gezin.anna.id}")).to_contain_text("Nu hier")
    anna.page.fill("#composer-body", "Eten is klaar!")
    anna.page.keyboard.press("Enter")
    said = mia.toast("Anna", "Eten is klaar!")
    expect(said).to_be_visible()
    said.locator(".toast-title").click()
    mia.page.wait_for_url(f"**/chats/{chat['id']}")
    mia.page.locator("#composer-body").press_sequentially("Ik kom")
    expect(anna.page.locator("#typing")).to_have_text("Mia is aan het typen…")


def test_47_a_connection_lost_and_found_and_a_tap_meanwhile(at, gezin):
    task = gezin.task("Bed opmaken", gezin.member(gezin.mia))
    mia = at(gezin.mia, "/tasks?tab=all")
    mia.expects_trouble(CUT)
    mia.context.set_offline(True)
    expect(mia.page.locator("html")).to_have_attribute("data-connection", "paused")
    expect(mia.page.locator("#connection")).to_contain_text("Even geen live updates. Opnieuw verbinden…")
    mia.page.locator(f"form[action$='/tasks/{task['id']}/completion'] button").click()
    expect(mia.toast("Bewaard voor later", "Het wordt verstuurd zodra je weer online bent.")).to_be_visible()
    waits = mia.task("Bed opmaken").locator(".task-name").evaluate("(name) => getComputedStyle(name, '::after').content")
    assert "wordt nog verstuurd" in waits
    for name in ("Planten water geven", "Tafel dekken", "Vuilnis"):
        gezin.task(name, gezin.member(gezin.mia))
    mia.context.set_offline(False)
    # What waited goes by itself, before or after the socket is back.
    expect(mia.toast("Verstuurd", "Bed opmaken")).to_be_visible()
    mia.until("shownToasts.some(({ title }) => title === 'Er zijn 3 dingen gebeurd terwijl je weg was')")


def test_47_who_chooses_another_language_is_spoken_to_in_it_at_once(at, gezin):
    tom = at(gezin.tom, "/profile")
    document = tom.document()
    for language, saved, title, around in [
        ("en", "Opgeslagen", "New task assigned", ("Skip to the page", "Notifications", "Close toast")),
        ("nl", "Saved", "Nieuwe taak voor jou", ("Naar de inhoud", "Meldingen", "Melding sluiten")),
    ]:
        tom.page.locator("main [name=language]").select_option(language)
        press(tom, "/profile")
        expect(tom.toast(saved)).to_be_visible()
        expect(tom.page.locator("html")).to_have_attribute("lang", language)
        task = gezin.task(f"Spreek {language}", gezin.member(gezin.tom))
        toast = tom.toast(title, task["name"])
        expect(toast).to_be_visible()
        skip, region, close = around
        expect(tom.page.locator(".skip")).to_have_text(skip)
        expect(tom.page.locator("#toaster")).to_have_attribute("aria-label", region)
        expect(toast.locator("[data-slot=close]")).to_have_attribute("aria-label", close)
    assert tom.document() == document


def texts_of(language):
    """Every text of the catalogue, of one with something to be filled in those that say more than "{this} on {that}"."""

    def walk(value):
        if isinstance(value, dict):
            for one in value.values():
                yield from walk(one)
        elif "{" not in value or len(FILLED_IN.sub("", value)) > 7:
            yield value

    folder = ROOT / "Sources/RoostWeb/Assets/languages" / language
    return {text for file in folder.glob("*.json") for text in walk(json.loads(file.read_text()))}


def matcher(texts):
    """Whether something is one of these, whatever is filled in."""
    return re.compile("|".join(".+".join(map(re.escape, FILLED_IN.split(text))) for text in texts)).fullmatch


@pytest.fixture(scope="module")
def dutch_demo(demo):
    demo.speak("nl")
    yield demo
    demo.speak("en")


@pytest.mark.parametrize("who", SEEN_BY)
def test_47_no_page_has_a_word_of_english_left(dutch_demo, demo_window, who):
    window = demo_window(who, locale="nl")
    is_dutch, is_english = matcher(texts_of("nl")), matcher(texts_of("en") - texts_of("nl"))
    found = []
    for place in dutch_demo.places(who):
        # It is for developers.
        if place.name == "styleguide":
            continue
        open_place(window, place)
        expect(window.page.locator("html")).to_have_attribute("lang", "nl")
        said = window.page.evaluate(
            """() => {
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const said = [document.title.replace(/ · Roost$/, "")];
                // What people wrote to each other is their own.
                const isSaid = ({ parentElement }) => parentElement.closest(".message-text, .chat-preview, .hit-text");
                while (walker.nextNode()) if (!isSaid(walker.currentNode)) said.push(walker.currentNode.data.trim());
                const attributes = ["aria-label", "title", "placeholder", "alt", "data-toast", "data-toast-description"];
                for (const element of document.querySelectorAll(attributes.map((name) => `[${name}]`).join()))
                    for (const name of attributes) said.push(element.getAttribute(name) ?? "");
                return said;
            }"""
        )
        assert len({text for text in said if is_dutch(text)}) > 3, f"{place} says hardly anything"
        found += [f"{place}: {text}" for text in said if is_english(text) and not is_dutch(text)]
    assert not found, "\n".join(sorted(set(found)))
