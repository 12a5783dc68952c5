"""Invites: a parent's link, read by somebody else's phone."""
import io
import re
import uuid

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from program import PASSWORD, Family, Person


@pytest.fixture
def household(program):
    """A family of its own, as who joins would stay in the one the other tests share."""
    return Family(program)


def scan(locator):
    """What a phone reads in a picture of this."""
    picture = Image.open(io.BytesIO(locator.screenshot())).convert("L")
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def invite(window, role):
    """A link that somebody makes on the family's page."""
    window.page.locator("#invite .segment", has_text=role).click()
    window.page.get_by_role("button", name="Make a link").click()
    return window.page.locator("#invite-url").input_value()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_invite_is_scanned_accepted_and_told(window, household, program, scheme):
    anna, base = window(household.anna, color_scheme=scheme), f"/families/{household.id}"
    anna.page.goto(base + "/family")
    anna.is_live()
    link = invite(anna, "Parent")
    assert scan(anna.page.locator("#invite-code")) == [link]
    anna.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    anna.page.get_by_role("button", name="Copy").click()
    expect(anna.toast("Copied")).to_be_visible()
    assert anna.page.evaluate("navigator.clipboard.readText()") == link
    anna.page.goto(base + "/family")
    anna.is_live()
    expect(anna.page.locator("#family-invites li")).to_have_count(1)
    email = f"gran-{uuid.uuid4().hex[:8]}@example.com"
    gran = window()
    gran.page.goto(link)
    expect(gran.page.locator(".door-lead")).to_have_text("Anna invites you to be a parent in The Robins.")
    gran.page.get_by_role("link", name="I’m new here").click()
    gran.field("name").fill("Gran")
    gran.field("email").fill(email)
    gran.field("password").fill(PASSWORD)
    gran.page.get_by_role("button", name="Go on").click()
    gran.page.get_by_role("button", name="Join as Gran").click()
    gran.page.wait_for_url("**" + base)
    gran.is_live()
    expect(anna.toast("Gran joined the family")).to_be_visible()
    expect(anna.page.locator(".member", has_text="Gran").locator(".tag")).to_have_text("Parent")
    expect(anna.page.locator("#family-invites li")).to_have_count(0)
    late = window()
    late.expects_trouble("410")
    late.page.goto(link)
    expect(late.page.locator("main")).to_contain_text("Somebody has used this invite already.")


def test_who_has_an_account_signs_in_and_comes_back_to_the_invite(window, household, program):
    kim = Person.register(program, "Kim", f"kim-{uuid.uuid4().hex[:8]}@example.com")
    anna = window(household.anna)
    anna.page.goto(f"/families/{household.id}/family")
    link = invite(anna, "Child")
    door = window()
    door.page.goto(link)
    door.page.get_by_role("link", name="I have an account").click()
    door.field("email").fill(kim.email)
    door.field("password").fill(PASSWORD)
    door.page.get_by_role("button", name="Sign in").click()
    door.page.wait_for_url(link)
    door.page.get_by_role("button", name="Join as Kim").click()
    door.page.wait_for_url(f"**/families/{household.id}")


def test_an_invite_that_is_taken_back_goes_from_every_parents_page(window, household):
    anna, ben = window(household.anna), window(household.ben)
    anna.page.goto(f"/families/{household.id}/family")
    link = invite(anna, "Child")
    ben.page.goto(f"/families/{household.id}/family")
    ben.is_live()
    anna.is_live()
    ben.page.locator("#family-invites").get_by_role("button", name="Take back").click()
    expect(ben.toast("Invite taken back")).to_be_visible()
    for one in (anna, ben):
        expect(one.page.locator("#family-invites li")).to_have_count(0)
    expect(anna.page.locator("#invite-url")).to_have_value(re.compile("/invites/"))
    door = window()
    door.expects_trouble("410")
    door.page.goto(link)
    expect(door.page.locator("main")).to_contain_text("This invite was taken back.")


def test_without_javascript_an_invite_is_made_and_accepted(window, household, program):
    kim = Person.register(program, "Kim", f"kim-{uuid.uuid4().hex[:8]}@example.com")
    anna, door = (window(person, java_script_enabled=False) for person in (household.anna, kim))
    anna.page.goto(f"/families/{household.id}/family")
    link = invite(anna, "Parent")
    expect(anna.page.get_by_role("button", name="Copy")).to_be_hidden()
    door.page.goto(link)
    door.page.get_by_role("button", name="Join as Kim").click()
    door.page.wait_for_url(f"**/families/{household.id}")
