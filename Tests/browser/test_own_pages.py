"""What one changes of oneself: profile and settings, seen on the others' screens."""
import uuid

import pytest
import requests
from playwright.sync_api import expect

from pixel import PICTURE
from program import PASSWORD, Family, Person


@pytest.fixture(scope="module")
def finches(program):
    """A family of this module's own, as its people change."""
    return Family(program)


@pytest.fixture
def open_page(window, finches):
    def open(person, path, **options):
        opened = window(person, **options)
        opened.base = f"/families/{finches.id}"
        return opened.open(path, live=options.get("java_script_enabled", True))

    return open


def test_a_new_face_is_on_the_others_screens_at_once(open_page, finches):
    anna = open_page(finches.anna, "/family")
    mia = open_page(finches.mia, "")
    mia.page.locator("#me-menu summary").click()
    mia.page.get_by_role("link", name="My profile").click()
    mia.field("name").fill("Mimi")
    mia.page.get_by_role("radio", name="🦄").check()
    mia.page.get_by_role("button", name="Save", exact=True).click()
    expect(mia.toast("Saved")).to_be_visible()
    row = anna.page.locator(f"#member-{finches.mia.id}")
    expect(row).to_contain_text("Mimi")
    expect(row.locator(".face")).to_have_text("🦄")
    # A second time, from the version the first has made.
    expect(mia.field("name")).to_have_value("Mimi")
    mia.field("birthdate").fill("2016-02-29")
    # The toast of the first time may still be there.
    with mia.page.expect_response(lambda answer: answer.request.method == "POST"):
        mia.page.get_by_role("button", name="Save", exact=True).click()
    mia.page.reload()
    expect(mia.field("birthdate")).to_have_value("2016-02-29")
    mia.page.locator("#profile-image [name=image]").set_input_files(PICTURE)
    mia.page.get_by_role("button", name="Use this picture").click()
    expect(row.locator(".face img")).to_be_visible()
    assert row.locator(".face img").evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 1
    mia.page.get_by_role("button", name="Show the emoji again").click()
    expect(row.locator(".face")).to_have_text("🦄")


def test_ending_another_sign_in_takes_that_browser_to_the_door(open_page, finches):
    phone = open_page(finches.signed_in_again(finches.tom), "/tasks")
    tom = open_page(finches.signed_in_again(finches.tom), "/settings")
    expect(tom.page.get_by_text("This device", exact=True)).to_have_count(1)
    before = tom.page.locator(".sign-in").count()
    tom.page.get_by_role("button", name="Sign out the one").first.click()
    expect(tom.page.locator(".sign-in")).to_have_count(before - 1)
    tom.field("currentPassword").fill("not it at all")
    tom.field("newPassword").fill("another long one")
    tom.expects_trouble("40[0-9]")
    tom.page.get_by_role("button", name="Change the password").click()
    expect(tom.error_at("currentPassword")).not_to_be_empty()
    tom.field("currentPassword").fill(PASSWORD)
    tom.page.get_by_role("button", name="Change the password").click()
    expect(tom.toast("Password changed")).to_be_visible()
    expect(tom.page.locator(".sign-in")).to_have_count(1)
    phone.page.wait_for_url("**/sign-in?next=*")


def test_without_javascript_one_changes_the_profile_and_deletes_the_account(open_page, finches, program):
    member = {"name": "Uma", "role": "child", "email": f"uma-{uuid.uuid4().hex[:8]}@example.com", "password": PASSWORD}
    finches.anna.call("POST", f"{finches.path}/members", member, expect=201)
    uma = open_page(Person(program, member["email"]), "/profile", java_script_enabled=False)
    uma.field("name").fill("Uma the great")
    uma.page.get_by_role("button", name="Save", exact=True).click()
    expect(uma.field("name")).to_have_value("Uma the great")
    uma.page.get_by_role("link", name="Settings").last.click()
    with uma.page.expect_download() as download:
        uma.page.get_by_role("link", name="Download my data").click()
    assert "Uma the great" in download.value.path().read_text()
    uma.page.get_by_text("Delete my account…").click()
    uma.field("confirmation").fill("Uma the great")
    uma.page.get_by_role("button", name="Delete my account").click()
    expect(uma.page.get_by_role("heading", name="Welcome home")).to_be_visible()
    members = finches.anna.call("GET", "/v1/families", expect=200)["items"][0]["members"]
    assert "Uma the great" not in [member["name"] for member in members]


def test_a_calendar_reads_by_a_link_that_is_shown_once_until_it_is_ended(open_page, finches):
    finches.task("Feed the cat", finches.member(finches.ben), dueAt="2030-01-01T08:00:00Z")
    ben = open_page(finches.ben, "/settings")
    ben.page.get_by_role("button", name="Make a link").click()
    link = ben.page.locator("#feed-url").input_value()
    assert "SUMMARY:Feed the cat\r\n" in requests.get(link, timeout=10).content.decode()
    assert "BEGIN:VEVENT\r\n" in requests.get(ben.page.locator("#feed-events-url").input_value(), timeout=10).content.decode()
    ben.page.goto(f"{ben.base}/settings")
    expect(ben.page.get_by_role("button", name="New link")).to_be_visible()
    expect(ben.page.locator("#feed-url")).to_have_count(0)
    ben.page.get_by_role("button", name="End the link").click()
    expect(ben.page.get_by_role("button", name="Make a link")).to_be_visible()
    assert requests.get(link, timeout=10).status_code == 404


def test_who_is_in_no_family_has_both_pages_too(window, program):
    sid = Person.register(program, "Sid", f"sid-{uuid.uuid4().hex[:8]}@example.com")
    other = Person(program, sid.email)
    alone = window(sid)
    alone.page.goto("/")
    alone.page.get_by_role("link", name="My profile").click()
    alone.field("name").fill("Sidney")
    alone.page.get_by_role("button", name="Save", exact=True).click()
    expect(alone.toast("Saved")).to_be_visible()
    expect(alone.page.locator(".profile-face")).to_contain_text("Sidney")
    alone.page.locator("#profile-image [name=image]").set_input_files(PICTURE)
    alone.page.get_by_role("button", name="Use this picture").click()
    expect(alone.page.locator(".profile-face img")).to_be_visible()
    alone.page.get_by_role("link", name="Settings").click()
    expect(alone.page.locator(".sign-in")).to_have_count(2)
    alone.page.get_by_role("button", name="Sign out the one").click()
    expect(alone.page.locator(".sign-in")).to_have_count(1)
    other.call("GET", "/v1/auth/me", expect=401)
    alone.page.get_by_role("link", name="Roost").click()
    expect(alone.page.get_by_role("heading", name="Your family")).to_be_visible()
