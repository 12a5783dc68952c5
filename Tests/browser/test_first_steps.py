"""A family that has just begun: its parents are told what to do first, for as long as there is something of it left."""
import uuid

import pytest
from playwright.sync_api import expect
from program import Person


class NewFamily:
    """Anna alone."""

    def __init__(self, program):
        self.tag = uuid.uuid4().hex[:8]
        self.anna = Person.register(program, "Anna", f"anna-{self.tag}@example.com")
        self.id = self.anna.call("POST", "/v1/families", {"name": "The Wrens", "timezone": "Europe/Amsterdam"}, expect=201)["id"]
        self.path = f"/v1/families/{self.id}"

    def child(self, program):
        body = {"name": "Mia", "role": "child", "email": f"mia-{self.tag}@example.com", "password": "correct horse battery"}
        self.anna.call("POST", f"{self.path}/members", body, expect=201)
        return Person(program, body["email"])


@pytest.fixture
def family(program):
    return NewFamily(program)


def test_each_step_is_ticked_off_as_it_is_done_and_then_they_are_gone(window, program, family):
    anna = window(family.anna).open()
    steps = anna.page.locator("#home-steps")
    expect(steps.get_by_role("link")).to_have_text(["Add your family", "Write down the first task", "Make the first reward"])
    mia = window(family.child(program)).open()
    expect(steps).to_contain_text("1 of 3 done")
    expect(mia.page.locator("#home-steps")).to_have_count(0)
    steps.get_by_role("link", name="Write down the first task").click()
    expect(anna.page.locator("#quick-add-name")).to_be_focused()
    anna.page.keyboard.type("Feed the cat")
    anna.page.keyboard.press("Enter")
    expect(anna.task("Feed the cat")).to_be_visible()
    anna.tab("Home").click()
    expect(steps.get_by_role("link")).to_have_text(["Make the first reward"])
    family.anna.call("POST", f"{family.path}/rewards", {"name": "Ice cream", "karmaCost": 5}, expect=201)
    expect(steps).to_be_hidden()


def test_nothing_yet_is_said_kindly_on_every_page(window, family):
    anna = window(family.anna)
    for path, words in {
        "": "Nothing to do today", "/tasks": "Nothing for you right now", "/tasks?tab=all": "No tasks yet",
        "/rewards": "Nothing to save for yet", "/karma": "No karma has moved in eight weeks.", "/chats": "No chats yet",
        "/schedules": "Nothing comes back yet", "/chats/search?q=zzz": "Nothing found",
    }.items():
        anna.open(path)
        expect(anna.page.locator("main")).to_contain_text(words)
