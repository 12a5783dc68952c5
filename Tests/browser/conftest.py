"""Roost's pages in Debian's Chromium: the real program, and as many windows as a test wants."""
import pathlib
import sys
import time
import uuid

import pytest
from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

from places import DemoHome
from program import Family, Program
from window import Window

expect.set_options(timeout=10_000)


def pytest_addoption(parser):
    parser.addoption("--whole-chromium", action="store_true", help="/usr/bin/chromium, of whose engine the tests need half the time alone")
    parser.addoption("--polling", action="store_true", help="no window has WebSocket, as behind a proxy that refuses it")


@pytest.fixture(scope="session")
def program():
    program = Program("--log-level", "warning")
    yield program
    program.close()


@pytest.fixture
def own_program():
    """One that a test may kill."""
    program = Program("--log-level", "warning")
    yield program
    program.close()


@pytest.fixture(scope="session")
def browser(request):
    path = "/usr/bin/chromium" if request.config.getoption("--whole-chromium") else "/usr/bin/chromium-headless-shell"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared_family(program):
    """Signing in takes time on purpose, so all tests share one family; each names its own tasks and rewards."""
    return Family(program)


@pytest.fixture
def family(request, program, shared_family):
    """The one of all tests; another for a test that is tried again, whose tasks of before are in the way."""
    is_again = getattr(request.node, "execution_count", 1) > 1
    return Family(program) if is_again else shared_family


@pytest.fixture
def window(request, browser, program, family):
    """Opens windows: `window(family.mia)`. Errors, warnings and policy violations in any of them fail the test."""
    windows = []

    def open(person=None, **options):
        options = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        # What a worker fetches a test can't reach; those about the worker ask for it.
        options = {"service_workers": "block", **options}
        windows.append(Window(browser, program, person, family, **options))
        return windows[-1].without_websocket() if request.config.getoption("polling") else windows[-1]

    yield open
    troubles = [trouble for window in windows for trouble in window.unexpected()]
    for window in windows:
        window.close()
    assert not troubles, "\n".join(troubles)


@pytest.fixture
def chat(family):
    """A new chat of Anna and Mia. The ten seconds before it count for the limit on messages."""
    body = {"type": "group", "title": f"Chat {uuid.uuid4().hex[:6]}", "memberIds": [family.mia.id]}
    yield family.anna.call("POST", f"{family.path}/chats", body, expect=201)
    family.rested_at = time.monotonic() + 10


@pytest.fixture(scope="session")
def demo():
    """The demo family, in which nobody changes anything: for tests about how pages look."""
    demo = DemoHome("--log-level", "warning")
    yield demo
    demo.close()


@pytest.fixture
def demo_window(browser, demo):
    """Opens windows on the demo family, as one of it by name or as nobody."""
    windows = []

    def open(who=None, **options):
        options = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", "service_workers": "block", **options}
        windows.append(Window(browser, demo.program, demo.people.get(who), demo, **options))
        return windows[-1]

    yield open
    for window in windows:
        window.close()
