"""Tasks: what one does is on everybody else's screen, and tells those whom it concerns."""
import concurrent.futures

from playwright.sync_api import expect


def test_33_the_tasks_page_connects_authenticates_and_joins_by_itself(request, window, family):
    mia = window(family.mia).open("/tasks")
    assert len(mia.sockets) == (0 if request.config.getoption("polling") else 1)
    # It joined her own room: what is for her alone comes.
    family.task("Fetch the post", family.member(family.mia))
    expect(mia.toast("New task assigned", "Fetch the post")).to_be_visible()
    expect(mia.page.locator("#connection")).to_have_text("Live", use_inner_text=True)


def test_34_a_new_task_appears_in_the_other_browser_without_reload(window, family):
    anna, ben = window(family.anna).open("/tasks?tab=all"), window(family.ben).open("/tasks?tab=all")
    document = ben.document()
    anna.add_task("Buy candles")
    expect(ben.task("Buy candles")).to_be_visible()
    expect(anna.task("Buy candles")).to_have_count(1)
    assert ben.document() == document


def test_34_the_counts_of_the_tabs_follow(window, family):
    ben = window(family.ben).open("/tasks")
    count = ben.page.locator("#task-tab-all .tab-count")
    before = int(count.inner_text())
    family.task("Buy matches", family.member(family.tom))
    expect(count).to_have_text(str(before + 1))


def test_35_a_task_assigned_to_me_is_a_toast_with_its_name_for_five_seconds(window, family):
    mia = window(family.mia).open("/tasks")
    family.task("Feed the fish", family.member(family.mia))
    toast = mia.toast("New task assigned", "Feed the fish")
    expect(toast).to_be_visible()
    expect(toast).to_have_attribute("data-type", "success")
    expect(toast.locator(".toast-description")).to_have_text("Feed the fish")
    expect(mia.page.locator("li.toast")).to_have_count(0)
    assert 4_900 < mia.stood_for("Feed the fish") < 6_500


def test_35_the_toast_can_be_closed(window, family):
    mia = window(family.mia).open("/tasks")
    family.task("Feed the cat", family.member(family.mia))
    toast = mia.toast("New task assigned", "Feed the cat")
    # Opening the pile holds the time, so that it goes by the button and by nothing else.
    toast.hover()
    toast.get_by_role("button", name="Close toast").click()
    expect(mia.page.locator("li.toast")).to_have_count(0)
    assert mia.stood_for("Feed the cat") < 4_900


def test_35_the_toast_leads_to_the_task(window, family):
    mia = window(family.mia).open("/rewards")
    document = mia.document()
    task = family.task("Feed the dog", family.member(family.mia))
    mia.toast("New task assigned", "Feed the dog").click()
    mia.page.wait_for_url(f"**/tasks/{task['id']}")
    expect(mia.task("Feed the dog")).to_be_visible()
    assert mia.document() == document


def test_35_a_task_given_to_me_later_is_a_toast_too(window, family):
    mia = window(family.mia).open("/tasks")
    task = family.task("Empty the bin", family.member(family.tom))
    family.anna.call("PATCH", f"{family.path}/tasks/{task['id']}", {"assignment": family.member(family.mia)}, expect=200)
    expect(mia.toast("New task assigned", "Empty the bin")).to_be_visible()
    expect(mia.task("Empty the bin")).to_be_visible()
    assert mia.toasts("Empty the bin") == ["New task assigned"]


def test_36_the_toast_of_a_task_for_my_role_says_so(window, family):
    mia, tom, ben = (window(person).open("/tasks") for person in (family.mia, family.tom, family.ben))
    family.task("Tidy the playroom", {"type": "role", "role": "child"})
    family.task("Pay the gardener", {"type": "role", "role": "parent"})
    for child in (mia, tom):
        expect(child.toast("New task assigned", "For all children: Tidy the playroom")).to_be_visible()
    expect(ben.toast("New task assigned", "For all parents: Pay the gardener")).to_be_visible()
    # The other role's task would have come before what is told now.
    family.task("Wave", {"type": "everyone"})
    for person in (mia, tom, ben):
        expect(person.toast("New task assigned", "For everyone: Wave")).to_be_visible()
    assert mia.toasts("gardener") == tom.toasts("gardener") == ben.toasts("playroom") == []


def test_37_the_toast_of_a_task_from_a_schedule_says_so_and_leads_to_the_task(window, family):
    tom = window(family.tom).open("/rewards")
    rule = {"name": "Sweep the stairs", "startDate": "2026-01-01", "recurrence": {"frequency": "daily"}}
    family.anna.call("POST", f"{family.path}/schedules", {**rule, "assignment": family.member(family.tom)}, expect=201)
    toast = tom.toast("New task assigned", "Recurring: Sweep the stairs")
    toast.first.click()
    tom.page.wait_for_url("**/tasks/*")
    expect(tom.task("Sweep the stairs")).to_be_visible()


def test_38_others_tasks_make_no_toast_but_the_list_is_fresh(window, family):
    mia = window(family.mia).open("/tasks?tab=all")
    family.task("Polish Tom's boots", family.member(family.tom))
    expect(mia.task("Polish Tom's boots")).to_be_visible()
    family.task("Polish Mia's boots", family.member(family.mia))
    expect(mia.toast("New task assigned", "Polish Mia's boots")).to_be_visible()
    assert mia.toasts("Tom's boots") == []


def test_39_a_completed_task_changes_in_every_open_list(window, family):
    task = family.task("Sweep the yard")
    lists = [window(person).open("/tasks?tab=all") for person in family.everybody]
    for one in lists:
        expect(one.complete("Sweep the yard")).to_be_visible()
    lists[2].complete("Sweep the yard").click()
    for one in lists:
        expect(one.task("Sweep the yard").get_by_role("img", name="Done")).to_be_visible()
        expect(one.task("Sweep the yard").locator(".task-by")).to_contain_text("Mia")
    family.anna.call("DELETE", f"{family.path}/tasks/{task['id']}/completion", expect=200)
    for one in lists:
        expect(one.complete("Sweep the yard")).to_be_visible()


def test_39_a_deleted_task_goes_from_every_open_list(window, family):
    task = family.task("Rake the leaves")
    family.task("Burn the leaves")
    lists = [window(person).open("/tasks?tab=all") for person in family.everybody]
    anna, others = lists[0], lists[1:]
    for one in lists:
        expect(one.task("Rake the leaves")).to_be_visible()
    anna.open(f"/tasks/{task['id']}")
    # Her page may ask for its fresh parts between the deletion and the way back to the list.
    anna.expects_trouble("404")
    anna.page.locator("#task-delete summary").click()
    anna.page.get_by_role("button", name="Delete this task").click()
    anna.page.wait_for_url("**/tasks")
    for one in others:
        expect(one.task("Rake the leaves")).to_have_count(0)
        expect(one.task("Burn the leaves")).to_be_visible()


def test_39_the_home_page_follows_too(window, family):
    mia = window(family.mia).open()
    task = family.task("Set the table", family.member(family.mia))
    expect(mia.page.locator("#home-today").get_by_role("link", name="Set the table")).to_be_visible()
    family.complete(task, family.anna)
    expect(mia.task("Set the table").get_by_role("img", name="Done")).to_be_visible()


def test_45_two_windows_of_one_person_and_a_phone_all_update(window, family):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    devices = [window(family.mia), window(family.mia), window(family.mia, **phone)]
    for device in devices:
        device.open("/tasks")
    family.task("Water the basil", family.member(family.mia))
    for device in devices:
        expect(device.task("Water the basil")).to_be_visible()
        expect(device.toast("New task assigned", "Water the basil")).to_be_visible()


def test_own_echo_makes_no_toast(window, family):
    mia = window(family.mia).open("/tasks")
    mia.add_task("Draw a horse")
    expect(mia.task("Draw a horse")).to_be_visible()
    mia.complete("Draw a horse").click()
    expect(mia.toast("Done", "Draw a horse")).to_be_visible()
    # Whatever its echo would say comes before what is told now.
    family.task("Draw a cow", family.member(family.mia))
    expect(mia.toast("New task assigned", "Draw a cow")).to_be_visible()
    assert mia.toasts("Draw a horse") == ["Done"]


def test_what_i_do_takes_away_the_toast_that_asked_for_it(window, family):
    mia = window(family.mia).open("/tasks")
    family.task("Draw a hen", family.member(family.mia))
    expect(mia.toast("New task assigned", "Draw a hen")).to_be_visible()
    mia.complete("Draw a hen").click()
    expect(mia.toast("Done", "Draw a hen")).to_be_visible()
    expect(mia.page.locator("li.toast:not([data-removed=true])").filter(has_text="Draw a hen")).to_have_count(1, timeout=3_000)


def test_what_i_do_on_another_device_is_no_secret(window, family):
    """An echo is one's own by its request, not by its person: the list follows everywhere."""
    laptop, tablet = window(family.mia).open("/tasks"), window(family.mia).open("/tasks")
    laptop.add_task("Draw a pig")
    expect(tablet.task("Draw a pig")).to_be_visible()


def test_a_task_done_for_me_and_its_karma_are_one_toast(window, family):
    mia = window(family.mia).open("/tasks")
    task = family.task("Peel potatoes", family.member(family.mia), karma=7)
    expect(mia.toast("New task assigned", "Peel potatoes")).to_be_visible()
    family.complete(task, family.anna)
    done = mia.toast("Your task was completed", "Peel potatoes, by Anna · +7 karma")
    expect(done).to_be_visible()
    expect(mia.page.locator("li.toast").filter(has_text="Peel potatoes")).to_have_count(1)
    assert mia.toasts("Peel potatoes") == ["New task assigned"], "the toast of the task was changed, not joined by another"


def test_many_alike_are_one_toast_with_a_number(window, family):
    mia = window(family.mia).open("/tasks")
    for _ in range(3):
        family.task("Practise piano", family.member(family.mia))
    expect(mia.toast("New task assigned", "Practise piano")).to_have_count(1)
    expect(mia.toast("New task assigned", "Practise piano").locator(".toast-count")).to_have_text("×3")


def test_a_burst_of_changes_is_few_fetches(window, family):
    ben = window(family.ben).open("/tasks?tab=all")
    fetches = []
    ben.page.on("request", lambda request: "roost-region" in request.headers and fetches.append(request.url))
    with concurrent.futures.ThreadPoolExecutor(12) as all_at_once:
        list(all_at_once.map(lambda number: family.task(f"Count sheep {number}", family.member(family.tom)), range(12)))
    expect(ben.page.locator("li.task").filter(has_text="Count sheep")).to_have_count(12)
    assert 1 <= len(fetches) <= 6


def test_a_task_can_be_taken(window, family):
    mia, tom = window(family.mia).open("/tasks"), window(family.tom).open("/tasks?tab=all")
    family.task("Walk the dog", {"type": "role", "role": "child"})
    mia.task("Walk the dog").get_by_role("button", name="I’ll do it").click()
    expect(mia.task("Walk the dog").locator(".task-who")).to_contain_text("Me")
    expect(tom.task("Walk the dog").locator(".task-who")).to_contain_text("Mia")


def test_done_can_be_undone_from_its_toast(window, family):
    mia = window(family.mia).open("/tasks")
    family.task("Brush the rabbit", family.member(family.mia), karma=3)
    mia.complete("Brush the rabbit").click()
    toast = mia.toast("Done", "Brush the rabbit · +3 karma")
    toast.get_by_role("button", name="Undo").click()
    expect(mia.toast("Open again")).to_be_visible()
    expect(mia.complete("Brush the rabbit")).to_be_visible()
