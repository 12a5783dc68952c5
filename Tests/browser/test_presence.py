"""Who is here, on the screens of the others."""
import datetime
import zoneinfo

from playwright.sync_api import expect


def mark(window, person):
    return window.page.locator(f"#here-{person.id}")


def test_who_is_here_is_marked_and_a_reload_is_not_seen(family, window):
    anna, mia = window(family.anna), window(family.mia)
    anna.open("")
    expect(mark(anna, family.anna)).to_have_attribute("data-presence", "online")
    # A window of an earlier test that only polled is missed no sooner than a heartbeat is.
    expect(mark(anna, family.mia)).to_have_attribute("data-presence", "offline", timeout=60_000)
    mia.open("")
    expect(mark(anna, family.mia)).to_have_attribute("data-presence", "online")
    expect(mark(anna, family.mia).get_by_text("Here now")).to_be_attached()
    seen = anna.page.evaluate_handle(
        """id => { const seen = []; const here = document.getElementById(id);
        new MutationObserver(() => seen.push(here.dataset.presence)).observe(here, { attributeFilter: ["data-presence"] }); return seen; }""",
        f"here-{family.mia.id}",
    )
    mia.page.reload()
    mia.is_live()
    # Karma makes the region fresh; what is marked stays.
    family.grant(family.mia, 4321)
    expect(mark(anna, family.mia).locator(".karma-number")).to_have_text(f'{family.entries(family.mia)[0]["balance"]:,}')
    expect(mark(anna, family.mia)).to_have_attribute("data-presence", "online")
    assert "offline" not in seen.json_value() and "away" not in seen.json_value()
    mia.page.close()
    expect(mark(anna, family.mia)).to_have_attribute("data-presence", "offline", timeout=15_000)
    anna.open("/family")
    expect(anna.page.locator(f"#member-{family.mia.id}")).to_contain_text("Last seen at")


def test_when_somebody_was_here_is_told_in_the_familys_time(family, window):
    family_time, elsewhere = window(family.anna).open("/family"), window(family.anna, timezone_id="America/New_York").open("/family")
    mia = window(family.mia).open("")
    rows = [one.page.locator(f"#member-{family.mia.id}") for one in (family_time, elsewhere)]
    for row in rows:
        expect(row).to_contain_text("Here now")
    mia.page.close()
    for row in rows:
        expect(row).to_contain_text("Last seen at", timeout=15_000)
    hour = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Amsterdam")).strftime("%H:")
    assert hour in rows[1].inner_text() and rows[0].inner_text() == rows[1].inner_text()
