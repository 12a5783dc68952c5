"""axe-core finds nothing serious on any page, whoever looks at it, in light and in dark."""
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from places import SEEN_BY, dress, open_place

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What a colour scheme can change.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


@pytest.mark.parametrize("who", SEEN_BY)
def test_no_page_has_a_serious_fault(demo, demo_window, who):
    window = demo_window(who)
    axe = Axe()
    found = []
    for place in demo.places(who):
        for scheme, rules in [("light", RULES), ("dark", COLOURS)]:
            if scheme == "light":
                open_place(window, place)
            dress(window, scheme)
            found += [f"{place} {scheme}: {fault}" for fault in faults(axe, window.page, rules)]
    assert not found, "\n".join(sorted(set(found)))


def faults(axe, page, rules):
    answer = axe.run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response
    for violation in answer["violations"]:
        if violation["impact"] in ("serious", "critical"):
            for node in violation["nodes"]:
                yield f"{violation['id']} {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"


def test_a_refused_form_tells_readers_which_field_and_why(demo_window):
    window = demo_window()
    window.page.goto("/get-started")
    window.page.locator("form").evaluate("(form) => { form.noValidate = true; }")
    window.page.get_by_role("button", name="Let’s go").click()
    field = window.page.locator("[aria-invalid=true]").first
    expect(field).to_be_focused()
    assert window.page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
    assert list(faults(Axe(), window.page, RULES)) == []
