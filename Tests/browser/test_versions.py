"""Two change one thing: who comes second is told, and gets no further than that; what one did oneself is nobody else's change."""
import uuid

import pytest
from playwright.sync_api import expect

from pixel import PICTURE

STALE = "Somebody changed this meanwhile"


def save(window):
    with window.page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        window.page.locator(":is(#profile, #reward-form, #task-edit, #chat-rename) button[type=submit]").click()
    return answer.value.status


@pytest.fixture
def reward(family):
    reward = family.reward(f"Twice {uuid.uuid4().hex[:6]}", 7)
    yield reward
    family.anna.call("PUT", f"{family.path}/rewards/{reward['id']}/archive", expect=200)


def test_after_a_picture_of_oneself_the_rest_can_be_saved(window, family):
    tom = window(family.tom).open("/profile")
    tom.field("birthdate").fill("2015-03-04")
    tom.page.locator("#profile-image [name=image]").set_input_files(PICTURE)
    tom.page.get_by_role("button", name="Use this picture").click()
    expect(tom.page.locator("#profile-picture .face img")).to_be_visible()
    expect(tom.field("birthdate")).to_have_value("2015-03-04")
    assert save(tom) == 204
    tom.page.get_by_role("button", name="Show the emoji again").click()
    expect(tom.page.locator("#profile-picture .face img")).to_have_count(0)
    tom.field("birthdate").fill("2015-03-05")
    assert save(tom) == 204
    expect(tom.toast(STALE)).to_have_count(0)


def test_theirs_is_shown_and_ones_own_can_be_saved_over_it(window, family, reward):
    anna = window(family.anna).open(f"/rewards/{reward['id']}/edit")
    anna.expects_trouble("status of 412")
    anna.field("name").fill("Mine")
    change = {"name": "Theirs", "karmaCost": 99}
    family.ben.call("PATCH", f"{family.path}/rewards/{reward['id']}", change, expect=200)
    # What is not typed in follows; what is stays.
    expect(anna.field("karmaCost")).to_have_value("99")
    expect(anna.field("name")).to_have_value("Mine")
    assert save(anna) == 412
    anna.toast(STALE).get_by_role("button", name="Show theirs").click()
    expect(anna.field("name")).to_have_value("Theirs")
    anna.field("name").fill("Mine after all")
    assert save(anna) == 204
    anna.page.wait_for_url("**/rewards")
    expect(anna.reward("Mine after all")).to_be_visible()


def test_a_picture_takes_nothing_that_is_typed_beside_it(window, family, reward):
    anna = window(family.anna).open(f"/rewards/{reward['id']}/edit")
    anna.field("name").fill("Typed beside")
    anna.page.locator("#reward-image [name=image]").set_input_files(PICTURE)
    anna.page.get_by_role("button", name="Use this picture").click()
    expect(anna.page.locator("#reward-image img")).to_be_visible()
    expect(anna.field("name")).to_have_value("Typed beside")
    assert save(anna) == 204


def test_ones_own_tap_is_no_change_by_somebody_else_but_theirs_is(window, family):
    task = family.task("Tapped while typed")
    anna = window(family.anna).open(f"/tasks/{task['id']}")
    anna.expects_trouble("status of 412")
    version = anna.page.locator("#task-edit [name=version]")
    anna.field("name").fill("Typed while tapped")
    anna.page.locator("form[action$='/taking'] button").click()
    expect(version).to_have_value(str(task["version"] + 1))
    family.ben.call("PATCH", f"{family.path}/tasks/{task['id']}", {"karma": 5}, expect=200)
    expect(anna.field("karma")).to_have_value("5")
    expect(version).to_have_value(str(task["version"] + 1))
    assert save(anna) == 412
    expect(anna.field("name")).to_have_value("Typed while tapped")


def test_ones_own_tap_and_then_ones_own_text_are_both_saved(window, family):
    task = family.task("Taken, then renamed")
    anna = window(family.anna).open(f"/tasks/{task['id']}")
    anna.field("name").fill("Renamed, being mine")
    anna.page.locator("form[action$='/taking'] button").click()
    expect(anna.page.locator("#task-edit [name=version]")).to_have_value(str(task["version"] + 1))
    assert save(anna) == 204
    saved = family.anna.call("GET", f"{family.path}/tasks/{task['id']}", expect=200)
    assert (saved["name"], saved["assignment"]) == ("Renamed, being mine", family.member(family.anna))


def test_done_and_undone_beside_ones_own_text_is_no_change_by_somebody_else(window, family):
    task = family.task("Undone while typed")
    anna = window(family.anna, viewport={"width": 1280, "height": 1200}).open(f"/tasks/{task['id']}")
    anna.field("name").fill("Typed through it all")
    anna.complete("Undone while typed").click()
    anna.toast("This isn’t here any more").wait_for()
    anna.page.locator("li.toast[data-front=true]").hover()
    anna.page.locator("li.toast").get_by_role("button", name="Undo").click()
    # It is back, and so nobody says that it has gone.
    expect(anna.toast("This isn’t here any more")).to_have_count(0)
    expect(anna.field("name")).to_have_value("Typed through it all")
    expect(anna.page.locator("#task-edit [name=version]")).to_have_value(str(task["version"] + 2))
    assert save(anna) == 204


def test_muting_makes_nothing_newer_so_what_is_newer_is_by_somebody_else(window, family, chat):
    anna = window(family.anna).open(f"/chats/{chat['id']}/details")
    anna.expects_trouble("status of 412")
    anna.field("title").fill("Typed while muting")
    anna.page.get_by_role("button", name="Mute this chat").click()
    expect(anna.page.get_by_role("button", name="Let it make noise again")).to_be_visible()
    there = f"{family.path}/chats/{chat['id']}"
    family.anna.call("PATCH", there, {"title": "Renamed elsewhere"}, expect=200)
    expect(anna.page.locator("h1")).to_contain_text("Renamed elsewhere")
    assert save(anna) == 412
    assert family.anna.call("GET", there, expect=200)["title"] == "Renamed elsewhere"


def test_a_picked_one_of_many_stays_when_somebody_saves_another(window, family, reward):
    anna = window(family.anna).open(f"/rewards/{reward['id']}/edit")
    anna.page.get_by_role("radio", name="🍕").check()
    family.ben.call("PATCH", f"{family.path}/rewards/{reward['id']}", {"emoji": "🎡", "karmaCost": 22}, expect=200)
    expect(anna.field("karmaCost")).to_have_value("22")
    expect(anna.page.get_by_role("radio", name="🍕")).to_be_checked()
