"""Who one is in a family changes while its pages are open: they change with it."""
import pytest
from playwright.sync_api import expect

from program import Family


@pytest.fixture(scope="module")
def nest(program):
    """A family of this module's own, as its roles change."""
    return Family(program)


@pytest.fixture
def at(window, nest):
    def open(person, path):
        opened = window(person)
        opened.base = f"/families/{nest.id}"
        return opened.open(path)

    return open


def become(nest, person, role):
    nest.anna.call("PUT", f"{nest.path}/members/{person.id}/role", {"role": role}, expect=200)


def test_a_parent_who_becomes_a_child_keeps_no_parents_tools_and_gets_them_back(at, nest):
    pages = {path: at(nest.ben, path) for path in ("/karma", "/rewards", "/tasks")}
    tools = {
        "/karma": "#grant",
        "/rewards": ".page-head a[href$='/rewards/new']",
        "/tasks": "#quick-add [name=karma], a[href$='/schedules']",
    }
    for role, is_there in (("child", False), ("parent", True)):
        become(nest, nest.ben, role)
        for path, page in pages.items():
            expect(page.page.locator("body")).to_have_attribute("data-role", role)
            expect(page.page.locator(tools[path])).to_have_count(2 * is_there if path == "/tasks" else int(is_there))
            # Told as before, on the page that changed.
            expect(page.toast(f"You are now a {role}")).to_have_count(1)


def test_what_is_typed_stays_and_the_server_has_the_last_word(at, nest):
    ben = at(nest.ben, "/tasks")
    ben.page.fill("#quick-add-name", "Typed as a parent")
    become(nest, nest.ben, "child")
    expect(ben.toast("You are now a child")).to_be_visible()
    expect(ben.page.locator("#quick-add-name")).to_have_value("Typed as a parent")
    # With nothing typed any more the page follows, at the next change.
    ben.page.fill("#quick-add-name", "")
    nest.task("The next change")
    expect(ben.page.locator("body")).to_have_attribute("data-role", "child")
    become(nest, nest.ben, "parent")


def test_who_is_new_can_be_chosen_in_forms_that_stand_there_and_a_new_name_is_everywhere(at, nest):
    tasks, karma, family = at(nest.anna, "/tasks"), at(nest.anna, "/karma"), at(nest.anna, "/family")
    tasks.page.fill("#quick-add-name", "For the new one")
    nest.anna.call("POST", f"{nest.path}/members", {"name": "Newbie", "role": "child", "pin": "739146"}, expect=201)
    expect(tasks.page.locator("#quick-add option", has_text="Newbie")).to_have_count(1)
    expect(tasks.page.locator("#quick-add-name")).to_have_value("For the new one")
    expect(karma.page.locator("#grant")).to_contain_text("Newbie")
    nest.anna.call("PATCH", nest.path, {"name": "The Wrens", "timezone": "Europe/London"}, expect=200)
    expect(family.page.get_by_role("heading", level=1)).to_have_text("The Wrens")
    expect(family.page.locator("#family-head")).to_contain_text("London time")


def test_a_refused_form_that_took_the_page_along_keeps_what_it_says(at, nest):
    """Sent before the script had come; now the page is live, and something around the form changes."""
    anna = at(nest.anna, "/tasks")
    anna.expects_trouble("status of 400")
    anna.page.locator("#quick-add-more summary").click()
    anna.page.fill("#quick-add-name", " ")
    anna.field("description").fill("Notes of a task without a name")
    with anna.page.expect_navigation():
        anna.page.evaluate("document.getElementById('quick-add').submit()")
    anna.is_live()
    expect(anna.error_at("name")).not_to_be_empty()
    nest.anna.call("PATCH", nest.path, {"name": "The Wagtails"}, expect=200)
    expect(anna.page.locator("#status")).to_contain_text("The Wagtails")
    expect(anna.error_at("name")).not_to_be_empty()
    expect(anna.field("description")).to_have_value("Notes of a task without a name")
    anna.page.fill("#quick-add-name", "Named after all")
    anna.page.get_by_role("button", name="Add", exact=True).click()
    expect(anna.page.locator("#quick-add-name")).to_have_value("")
    expect(anna.error_at("name")).to_be_empty()
