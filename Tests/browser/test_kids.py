"""Children sign in: the family's code once, then a face and a PIN."""
import re

import pytest
from playwright.sync_api import expect

from program import Family


@pytest.fixture(scope="module")
def finches(program):
    """A family of this module's own, with two children who have PINs."""
    family = Family(program)
    for name, pin in [("Ida Finch", "2468"), ("Kai", "13579")]:
        member = {"name": name, "role": "child", "pin": pin}
        family.anna.call("POST", f"{family.path}/members", member, expect=201)
    family.code = family.anna.call("GET", f"{family.path}/code", expect=200)["code"]
    return family


def press(window, digits):
    for digit in digits:
        window.page.get_by_role("button", name=digit, exact=True).click()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_child_picks_its_face_and_types_its_pin(window, finches, script):
    tablet = window(java_script_enabled=script)
    tablet.page.goto("/")
    tablet.page.get_by_role("link", name="I’m a kid").click()
    tablet.field("familyCode").fill(f"{finches.code[:5]} {finches.code[5:].lower()}")
    tablet.page.get_by_role("button", name="That’s us").click()
    expect(tablet.page.get_by_role("heading", name="Who are you?")).to_be_visible()
    tablet.page.get_by_role("button", name="Ida").click()
    expect(tablet.page.get_by_role("heading", name="Hello, Ida")).to_be_visible()
    press(tablet, "249")
    tablet.page.get_by_role("button", name="Take back the last digit").click()
    expect(tablet.field("pin")).to_have_value("24")
    press(tablet, "68")
    tablet.page.get_by_role("button", name="Go", exact=True).last.click()
    expect(tablet.page.locator("#home-balance")).to_contain_text("Ida")
    # The device knows its family the next time.
    tablet.page.locator("#me-menu summary").click()
    tablet.page.get_by_role("button", name="Sign out").click()
    tablet.page.get_by_role("link", name="I’m a kid").click()
    expect(tablet.page.get_by_role("button", name="Kai")).to_be_visible()


def test_a_wrong_pin_may_be_tried_again_and_enter_sends_it(window, finches):
    tablet = window()
    tablet.expects_trouble("401")
    tablet.page.goto(f"/sign-in/kids?familyCode={finches.code}")
    tablet.page.get_by_role("button", name="Kai").click()
    tablet.field("pin").fill("0000")
    tablet.field("pin").press("Enter")
    expect(tablet.page.locator("#problem")).to_contain_text("isn't the right PIN")
    expect(tablet.field("pin")).to_have_value("")
    tablet.field("pin").fill("13579")
    tablet.field("pin").press("Enter")
    expect(tablet.page.locator("#home-balance")).to_contain_text("Kai")


def test_a_parent_adds_a_child_by_pin_gives_another_and_replaces_the_code(window, finches):
    anna = window(finches.anna)
    anna.base = f"/families/{finches.id}"
    anna.open("/family")
    anna.page.locator("#add-member > summary").click()
    expect(anna.field("email")).to_be_hidden()
    anna.page.locator("#add-member").get_by_role("radio", name="Parent").check()
    expect(anna.field("email")).to_be_visible()
    expect(anna.page.locator("#add-member [name=pin]")).to_be_hidden()
    anna.page.locator("#add-member").get_by_role("radio", name="Child").check()
    anna.field("name").fill("Bo")
    anna.page.locator("#add-member [name=pin]").fill("4321")
    anna.page.locator("#add-member").get_by_role("button", name="Add to the family").click()
    bo = anna.page.locator("li.member").filter(has_text="Bo")
    bo.locator(".member-more > summary").click()
    bo.get_by_text("New PIN…").click()
    bo.locator("[name=pin]").fill("8765")
    bo.get_by_role("button", name="Save the PIN").click()
    expect(anna.toast("PIN saved")).to_be_visible()
    code = anna.page.locator(".family-code").inner_text()
    anna.page.get_by_text("Another code…").click()
    anna.page.get_by_role("button", name="Make another code").click()
    expect(anna.page.locator(".family-code")).not_to_have_text(code)
    new = anna.page.locator(".family-code").inner_text()
    assert re.fullmatch("[0-9A-Z]{5}-[0-9A-Z]{5}", new)
    finches.code = new.replace("-", "")
    tablet = window()
    tablet.page.goto(f"/sign-in/kids?familyCode={new}")
    tablet.page.get_by_role("button", name="Bo").click()
    press(tablet, "8765")
    tablet.page.get_by_role("button", name="Go", exact=True).last.click()
    expect(tablet.page.locator("#home-balance")).to_contain_text("Bo")
