"""A conversation without a mouse; its menus; and that pictures move nothing."""
from playwright.sync_api import expect

from pixel import PIXEL
from talk import bubble, rest, say, write


def press(window, *keys):
    for key in keys:
        window.page.keyboard.press(key)


def test_a_conversation_by_keyboard_alone(window, family, chat):
    rest(family)
    say(family.anna, family, chat, "First")
    say(family.anna, family, chat, "Second")
    mia = window(family.mia).open("/chats")
    link = mia.page.locator(f"#chat-{chat['id']} a")
    for _ in range(40):
        press(mia, "Tab")
        if link.evaluate("(link) => link === document.activeElement"):
            break
    press(mia, "Enter")
    mia.page.wait_for_url(f"**/chats/{chat['id']}")
    expect(mia.page.locator("#composer-body")).to_be_focused()
    mia.page.keyboard.type("By keys alone")
    press(mia, "Shift+Enter")
    mia.page.keyboard.type("on two lines")
    press(mia, "Enter")
    expect(bubble(mia, "By keys alone").locator(".message-text")).to_have_text("By keys alone\non two lines", use_inner_text=True)
    # Back from the field: the picture, then the newest message.
    press(mia, "Shift+Tab", "Shift+Tab")
    expect(bubble(mia, "By keys alone").locator("summary")).to_be_focused()
    press(mia, "ArrowUp", "ArrowUp")
    expect(bubble(mia, "First").locator("summary")).to_be_focused()
    press(mia, "Enter", "Tab", "Tab", "Enter")
    expect(bubble(mia, "First").locator(".reaction")).to_have_text("❤️1")
    assert mia.page.evaluate("document.activeElement.closest('.message')?.textContent.includes('First')")
    bubble(mia, "First").locator("summary").focus()
    press(mia, "ArrowDown", "ArrowDown", "ArrowDown")
    expect(mia.page.locator("#composer-body")).to_be_focused()
    press(mia, "Shift+Tab", "Shift+Tab", "Enter")
    edit = bubble(mia, "By keys alone").locator("textarea")
    edit.focus()
    press(mia, "Control+a")
    mia.page.keyboard.type("Edited by keys")
    press(mia, "Tab", "Enter")
    expect(bubble(mia, "Edited by keys")).to_contain_text("edited")


def test_a_messages_menu_closes_by_escape_and_by_a_click_elsewhere(window, family, chat):
    rest(family)
    say(family.anna, family, chat, "Menu")
    mia = window(family.mia).open(f"/chats/{chat['id']}")
    summary, sheet = bubble(mia, "Menu").locator("summary"), bubble(mia, "Menu").locator(".message-sheet")
    summary.click()
    expect(sheet).to_be_visible()
    press(mia, "Escape")
    expect(sheet).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    mia.page.locator(".chat-title").click()
    expect(sheet).to_be_hidden()
    expect(mia.page.locator("#composer-body")).to_have_value("")


def test_pictures_that_arrive_late_move_nothing(window, family, chat):
    rest(family)
    path = f"{family.path}/chats/{chat['id']}/messages"
    for index in range(4):
        form = {"clientId": (None, f"picture-{index}"), "body": (None, f"Picture {index}")}
        answer = family.anna.session.post(family.anna.program.url + path, files={**form, "image": ("a.png", PIXEL)}, timeout=30)
        assert answer.status_code == 201, answer.text
    mia, held, isHolding = window(family.mia), [], [True]
    mia.page.route("**/image?*", lambda route: held.append(route) if isHolding else route.continue_())
    mia.open(f"/chats/{chat['id']}")
    mia.page.wait_for_function("() => document.querySelectorAll('.message-picture img').length === 4")
    tops = "[...document.querySelectorAll('.message')].map((one) => one.getBoundingClientRect().top)"
    before = mia.page.evaluate(tops)
    isHolding.clear()
    for route in held:
        route.continue_()
    mia.page.wait_for_function("() => [...document.querySelectorAll('.message-picture img')].some((one) => one.naturalWidth > 0)")
    assert mia.page.evaluate(tops) == before
