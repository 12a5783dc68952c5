"""While a sheet is open: toasts are in front of it, can be read and tapped, and outlive it."""
import pytest
from playwright.sync_api import expect


@pytest.fixture
def look_at(window, family):
    """Opens rewards and the sheet of a new one that somebody can afford: `look_at(family.mia, "Zoo")`."""
    made = []

    def look_at(person, name, stock=None, **options):
        if family.available(person) < 5:
            family.grant(person, 5)
        body = {"name": name, "karmaCost": 5, **({"stock": stock} if stock else {})}
        reward = family.anna.call("POST", f"{family.path}/rewards", body, expect=201)
        made.append(reward["id"])
        opened = window(person, **options).open("/rewards")
        opened.reward_id = reward["id"]
        opened.opener = f"[data-opens='claim-sheet-{reward['id']}']"
        opened.sheet = opened.page.locator(f"#claim-sheet-{reward['id']}")
        return opened

    yield look_at
    for wish in family.anna.call("GET", f"{family.path}/claims?status=pending", expect=200)["items"]:
        family.reject(wish)
    for reward in made:
        family.anna.call("PUT", f"{family.path}/rewards/{reward}/archive", expect=200)


@pytest.fixture(params=[390, 1280])
def sheet(request, look_at, family):
    """Mia looks at what claiming would mean, on a phone and on a desktop."""
    mia = look_at(family.mia, "Under the toasts", viewport={"width": request.param, "height": 800})
    mia.page.click(mia.opener)
    expect(mia.sheet).to_be_visible()
    return mia


def told(mia, family, name):
    """A toast that has just come."""
    family.task(name, family.member(family.mia))
    toast = mia.toast("New task assigned", name)
    expect(toast).to_be_visible()
    return toast


def test_a_toast_is_beside_the_sheets_buttons_and_can_be_closed_without_it(sheet, family):
    toast = told(sheet, family, "Closed in front")
    sheet.sheet.get_by_role("button", name="Yes, claim it").click(trial=True)
    sheet.sheet.get_by_role("button", name="Not now").click(trial=True)
    toast.get_by_role("button", name="Close").click()
    expect(toast).to_have_count(0)
    expect(sheet.sheet).to_be_visible()


def test_two_clicks_on_a_toasts_cross_are_none_beside_the_sheet(sheet, family):
    cross = told(sheet, family, "Clicked twice").get_by_role("button", name="Close").bounding_box()
    where = cross["x"] + cross["width"] / 2, cross["y"] + cross["height"] / 2
    sheet.page.mouse.dblclick(*where)
    expect(sheet.sheet).to_be_visible()
    sheet.page.wait_for_timeout(600)
    sheet.page.mouse.click(2, 2)
    expect(sheet.sheet).to_be_hidden()


def test_escape_leaves_the_toasts_first_then_the_sheet_and_they_stay(sheet, family):
    toast = told(sheet, family, "Left by key")
    sheet.page.keyboard.press("Alt+t")
    expect(toast).to_be_focused()
    sheet.page.keyboard.press("Escape")
    expect(toast).not_to_be_focused()
    expect(sheet.sheet).to_be_visible()
    sheet.page.keyboard.press("Escape")
    expect(sheet.sheet).to_be_hidden()
    expect(sheet.page.locator("body > #toaster")).to_have_count(1)
    expect(toast).to_be_visible()


def test_a_toast_leads_away_from_the_sheet_and_the_others_come_along(sheet, family):
    stays = told(sheet, family, "Comes along")
    told(sheet, family, "Leads away").locator(".toast-title").click()
    sheet.page.wait_for_url("**/tasks/*")
    expect(sheet.page.locator("body > #toaster")).to_have_count(1)
    expect(stays).to_be_visible()


def test_the_toasts_outlive_a_sheet_whose_reward_has_gone(sheet, family):
    toast = told(sheet, family, "Outlives the sheet")
    family.anna.call("PUT", f"{family.path}/rewards/{sheet.reward_id}/archive", expect=200)
    expect(sheet.sheet).to_have_count(0)
    expect(sheet.page.locator("body > #toaster")).to_have_count(1)
    expect(toast).to_be_visible()


def test_a_sheet_stays_one_when_the_card_before_it_goes(window, family, sheet):
    """Also in browsers that move a dialog by taking it out."""
    other = family.reward("Cheaper, so before it", 1)
    page = sheet.page
    page.evaluate("delete Element.prototype.moveBefore; delete Document.prototype.moveBefore; delete DocumentFragment.prototype.moveBefore")
    expect(page.locator(f"#reward-{other['id']}")).to_have_count(1)
    family.anna.call("PUT", f"{family.path}/rewards/{other['id']}/archive", expect=200)
    expect(page.locator(f"#reward-{other['id']}")).to_have_count(0)
    assert sheet.sheet.evaluate("(sheet) => sheet.matches(':modal')")


def test_on_a_phone_on_its_side_the_toast_is_beside_the_buttons_and_goes_up(look_at, family):
    mia = look_at(family.mia, "On its side", viewport={"width": 844, "height": 390})
    mia.page.click(mia.opener)
    toast = told(mia, family, "Beside it")
    mia.page.get_by_role("button", name="Yes, claim it").click(trial=True)
    box = toast.bounding_box()
    mia.page.mouse.move(box["x"] + 40, box["y"] + box["height"] / 2)
    mia.page.mouse.down()
    mia.page.mouse.move(box["x"] + 40, 0, steps=5)
    mia.page.mouse.up()
    expect(toast).to_have_count(0)
    expect(mia.sheet).to_be_visible()


def test_a_toast_stands_still_while_a_sheet_rises(look_at, family):
    mia = look_at(family.mia, "Rises", reduced_motion="no-preference")
    toast = told(mia, family, "Stands still")
    mia.page.wait_for_timeout(500)
    places = mia.page.evaluate(
        """async (button) => {
            const [toast, places] = [document.querySelector("li.toast"), new Set()];
            document.querySelector(button).click();
            const end = performance.now() + 900;
            while (performance.now() < end) {
                await new Promise(requestAnimationFrame);
                const { x, y } = toast.getBoundingClientRect();
                places.add(`${Math.round(x)} ${Math.round(y)}`);
            }
            return [[...places], toast.closest("dialog:modal") !== null];
        }""",
        mia.opener,
    )
    assert len(places[0]) == 1 and places[1], places
    expect(toast).to_be_visible()


@pytest.fixture
def last_one(look_at, family):
    """A reward of which there is one, which Mia could have, and Tom before its sheet."""
    if family.available(family.mia) < 5:
        family.grant(family.mia, 5)
    tom = look_at(family.tom, "The last one", stock=1)
    tom.page.click(tom.opener)
    return tom


def test_who_comes_second_is_told_why(last_one, family):
    last_one.expects_trouble("status of 409")
    # Mia is first, and Tom has not heard of it yet.
    last_one.page.route("**/rewards", lambda route: route.abort())
    family.claim({"id": last_one.reward_id}, family.mia)
    last_one.expects_trouble("ERR_FAILED")
    last_one.page.get_by_role("button", name="Yes, claim it").click()
    expect(last_one.page.locator("li.toast[data-type=error]")).to_have_count(1)
    last_one.page.unroute("**/rewards")
    expect(last_one.page.locator("dialog[open]")).to_have_count(0)
    expect(last_one.reward("The last one")).to_contain_text("None left")
    expect(last_one.reward("The last one")).not_to_contain_text("You have enough karma!")


def test_ones_own_claim_whose_answer_comes_late_is_one_toast(last_one):
    """The event of it comes first, and takes the sheet away."""
    held = []
    last_one.page.route("**/claims", lambda route: held.append(route.fetch()) or held.append(route))
    last_one.page.get_by_role("button", name="Yes, claim it").click()
    expect(last_one.page.locator("dialog[open]")).to_have_count(0)
    answer, route = held
    route.fulfill(response=answer)
    expect(last_one.toast("Reward claimed")).to_be_visible()
    expect(last_one.page.locator("li.toast")).to_have_count(1)


def test_a_sheet_that_goes_says_so(last_one, family):
    family.claim({"id": last_one.reward_id}, family.mia)
    expect(last_one.toast("This isn’t here any more")).to_be_visible()
    expect(last_one.page.locator("dialog[open]")).to_have_count(0)


def test_the_pile_closes_when_its_sheet_does_under_the_pointer(sheet, family):
    told(sheet, family, "Under the pointer").hover()
    expect(sheet.page.locator("ol.toasts")).to_have_attribute("data-expanded", "true")
    sheet.page.keyboard.press("Escape")
    expect(sheet.page.locator("body > #toaster")).to_have_count(1)
    sheet.page.mouse.move(5, 400)
    expect(sheet.page.locator("ol.toasts")).to_have_attribute("data-expanded", "false")
