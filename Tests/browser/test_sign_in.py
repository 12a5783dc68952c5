"""The door: sign in, get started, sign out."""
import uuid

import requests
from playwright.sync_api import expect

from program import PASSWORD


def test_signing_in_makes_the_page_live(window, family):
    mia = window()
    mia.page.goto("/sign-in")
    mia.field("email").fill(family.mia.email.upper())
    mia.field("password").fill(PASSWORD)
    mia.page.get_by_role("button", name="Sign in").click()
    mia.page.wait_for_url(f"**{mia.base}")
    mia.is_live()
    expect(mia.page.locator("#home-balance")).to_contain_text("Mia")


def test_a_wrong_password_and_an_unknown_email_look_the_same(window, family):
    said = []
    for email in (family.mia.email, "nobody@example.com"):
        one = window()
        one.expects_trouble("40[01]")
        one.page.goto("/sign-in")
        one.field("email").fill(email)
        one.field("password").fill("not the password")
        one.page.get_by_role("button", name="Sign in").click()
        expect(one.page.locator("#problem")).to_be_visible()
        expect(one.field("email")).to_have_value(email)
        expect(one.field("password")).to_have_value("")
        said.append([" ".join(text.split()) for text in one.page.locator("main form, #problem").all_text_contents()])
    assert said[0] == said[1]


def test_from_nothing_to_a_family_that_works(window):
    email = f"start-{uuid.uuid4().hex[:8]}@example.com"
    mum = window(timezone_id="Europe/Lisbon")
    mum.page.goto("/")
    mum.page.wait_for_url("**/sign-in")
    mum.page.get_by_role("link", name="Start your family").click()
    expect(mum.field("timezone")).to_have_value("Europe/Lisbon")
    mum.field("name").fill("Ines")
    mum.field("familyName").fill("The Finches")
    mum.field("email").fill(email)
    mum.field("password").fill(PASSWORD)
    mum.page.get_by_role("button", name="Let’s go").click()
    mum.page.wait_for_url("**/families/*")
    mum.is_live()
    expect(mum.page.locator("#status")).to_contain_text("The Finches")
    # A child, a task for it, and it is on the child's screen.
    mum.tab("Family").click()
    mum.page.locator("#add-member > summary").click()
    mum.page.get_by_role("radio", name="Email").check()
    mum.field("name").fill("Rui")
    mum.field("email").fill(f"rui-{email}")
    mum.field("password").fill(PASSWORD)
    mum.page.get_by_role("button", name="Add to the family").click()
    expect(mum.page.locator("#family-members")).to_contain_text("Rui")
    child = window()
    child.page.goto("/sign-in")
    child.field("email").fill(f"rui-{email}")
    child.field("password").fill(PASSWORD)
    child.page.get_by_role("button", name="Sign in").click()
    child.is_live()
    mum.tab("Tasks").click()
    mum.add_task("First of all")
    expect(child.toast("New task assigned", "First of all")).to_be_visible()


def test_get_started_refuses_a_known_email_and_keeps_the_rest(window, family):
    again = window()
    again.expects_trouble("40[09]|422")
    again.page.goto("/get-started")
    again.field("name").fill("Anna")
    again.field("familyName").fill("The Wrens")
    again.field("email").fill(family.anna.email)
    again.field("password").fill(PASSWORD)
    again.page.get_by_role("button", name="Let’s go").click()
    expect(again.error_at("email")).not_to_be_empty()
    expect(again.field("familyName")).to_have_value("The Wrens")
    expect(again.field("name")).to_have_value("Anna")


def test_signing_out_closes_the_door(window, family):
    mia = window(family.signed_in_again(family.mia)).open("/tasks")
    mia.page.locator("#me-menu summary").click()
    mia.page.get_by_role("button", name="Sign out").click()
    mia.page.wait_for_url("**/sign-in")
    mia.page.go_back()
    expect(mia.page.get_by_role("heading", name="Welcome home")).to_be_visible()


def test_signing_out_in_one_tab_takes_the_others_to_the_door(window, family):
    mia = window(family.signed_in_again(family.mia)).open("/tasks")
    other = mia.page.context.new_page()
    other.goto(mia.page.url)
    mia.page.locator("#me-menu summary").click()
    mia.page.get_by_role("button", name="Sign out").click()
    mia.page.wait_for_url("**/sign-in")
    other.wait_for_url("**/sign-in?next=*")


def test_a_page_that_is_sent_to_the_door_time_and_again_stays_and_says_so(window, family):
    device = family.signed_in_again(family.ben)
    ben = window(device).open("/tasks")
    ben.page.evaluate("sessionStorage.setItem('roost.signed-out-at', Date.now())")
    device.call("POST", "/v1/auth/logout", expect=204)
    expect(ben.toast("You are signed out")).to_be_visible()
    ben.toast("You are signed out").get_by_role("button", name="Sign in").click()
    ben.page.wait_for_url("**/sign-in?next=*")


def test_a_pin_that_was_typed_is_not_kept_when_the_sign_in_ends(window, family):
    device = family.signed_in_again(family.ben)
    ben = window(device).open("/family")
    ben.page.locator(f"#member-more-{family.tom.id} > summary").click()
    ben.page.locator(f"#member-pin-{family.tom.id} > summary").click()
    ben.page.locator(f"#member-pin-{family.tom.id} [name=pin]").fill("4711")
    device.call("POST", "/v1/auth/logout", expect=204)
    ben.page.wait_for_url("**/sign-in?next=*")
    assert "4711" not in str(ben.page.evaluate("Object.values({ ...sessionStorage, ...localStorage })"))


def test_what_was_typed_in_a_form_without_a_name_is_there_again(window, family):
    family.grant(family.tom, 2)
    claim = family.claim(family.reward("Half refused", 2), family.tom)
    device = family.signed_in_again(family.ben)
    ben = window(device).open("/rewards")
    wish = ben.page.locator(".wish", has_text="Half refused")
    wish.get_by_text("Reject…").click()
    wish.get_by_role("textbox").fill("Because of the")
    device.call("POST", "/v1/auth/logout", expect=204)
    ben.page.wait_for_url("**/sign-in?next=*")
    assert "Because of the" in ben.page.evaluate("sessionStorage.getItem('roost.unsent')")
    ben.field("email").fill(family.ben.email)
    ben.field("password").fill(PASSWORD)
    ben.page.get_by_role("button", name="Sign in").click()
    expect(wish.get_by_role("textbox")).to_be_visible()
    expect(wish.get_by_role("textbox")).to_have_value("Because of the")
    family.reject(claim)


def test_what_was_typed_when_the_sign_in_ended_is_there_again_for_nobody_else(window, family):
    device = family.signed_in_again(family.ben)
    ben = window(device).open("/tasks")
    ben.page.fill("#quick-add-name", "Half a thought")
    device.call("POST", "/v1/auth/logout", expect=204)
    ben.page.wait_for_url("**/sign-in?next=*")
    for person, text in [(family.ben, "Half a thought"), (family.anna, "")]:
        ben.field("email").fill(person.email)
        ben.field("password").fill(PASSWORD)
        ben.page.get_by_role("button", name="Sign in").click()
        expect(ben.page.get_by_role("heading", name="Tasks", level=1)).to_be_visible()
        ben.is_live()
        expect(ben.page.locator("#quick-add-name")).to_have_value(text)
        if person is family.anna:
            break
        # Once more, and it is Anna who comes back.
        ben.page.fill("#quick-add-name", "Another thought")
        token = next(one["value"] for one in ben.context.cookies() if one["name"] == "roost_session")
        ended = requests.post(f"{ben.program.url}/v1/auth/logout", headers={"Authorization": f"Bearer {token}"}, timeout=30)
        assert ended.status_code == 204
        ben.page.wait_for_url("**/sign-in?next=*")
