"""What people do in a chat."""
import time
import uuid


def rest(family):
    """Waits until everybody may write ten messages again."""
    time.sleep(max(0, getattr(family, "rested_at", 0) - time.monotonic()))


def say(person, family, chat, text):
    body = {"clientId": uuid.uuid4().hex, "body": text}
    return person.call("POST", f"{family.path}/chats/{chat['id']}/messages", body, expect=201)


def write(window, text):
    window.page.fill("#composer-body", text)
    window.page.keyboard.press("Enter")


def bubble(window, text):
    return window.page.locator("#messages .message").filter(has=window.page.locator(".message-text", has_text=text))


def texts(window):
    return window.page.locator("#messages .message-text").all_inner_texts()
