"""The running program, and people who use it over REST, for tests that look at it from outside."""
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import uuid

import requests

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery"


class Program:
    """`roost serve` in development on a free port, with a data folder of its own."""

    binary = ROOT / ".build/debug/roost"

    def __init__(self, *options):
        self.options = options
        self.folder = tempfile.mkdtemp(prefix="roost-test-")
        self.start()

    def start(self, port=0):
        """On any free port, or again where it was."""
        command = [self.binary, "serve", "--port", str(port), "--data", self.folder, "--rate-limits", "off", "--development", *self.options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.output = ""
        self._said = threading.Condition()
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()
        self.port = int(self._wait_for(r"http://localhost:(\d+)", limit=120).group(1))
        self.url = f"http://localhost:{self.port}"

    def _listen(self, process):
        for line in process.stdout:
            with self._said:
                self.output += line
                self._said.notify_all()

    def _wait_for(self, pattern, limit):
        with self._said:
            said = self._said.wait_for(lambda: re.search(pattern, self.output), limit)
        assert said, f"the program didn't say {pattern!r}:\n{self.output}"
        return said

    def kill(self):
        self.process.kill()
        self.process.wait(10)

    def stop(self):
        """Ends it as a host would; answers how long that took, in seconds."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        return time.monotonic() - started

    def close(self):
        if self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


class Person:
    """Somebody signed in over REST."""

    def __init__(self, program, email, password=PASSWORD):
        self.program = program
        self.email = email
        self.session = requests.Session()
        answer = self.call("POST", "/v1/auth/login", {"email": email, "password": password}, expect=200)
        self._signed_in(answer)

    @classmethod
    def register(cls, program, name, email):
        self = cls.__new__(cls)
        self.program = program
        self.email = email
        self.session = requests.Session()
        body = {"name": name, "email": email, "password": PASSWORD}
        self._signed_in(self.call("POST", "/v1/auth/register", body, expect=201))
        return self

    def _signed_in(self, answer):
        self.id = answer["user"]["id"]
        self.name = answer["user"]["name"]
        self.token = answer["session"]["token"]
        self.jwt = answer["accessToken"]
        self.session.cookies.clear()
        self.session.headers["Authorization"] = f"Bearer {self.token}"

    def call(self, method, path, body=None, expect=None, key=None):
        headers = {"Idempotency-Key": key} if key else {}
        answer = self.session.request(method, self.program.url + path, json=body, headers=headers, timeout=30)
        if expect is not None:
            assert answer.status_code == expect, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.text else None


class Family:
    """Anna and Ben, the parents; Mia and Tom, the children."""

    def __init__(self, program):
        tag = uuid.uuid4().hex[:8]
        self.anna = Person.register(program, "Anna", f"anna-{tag}@example.com")
        body = {"name": "The Robins", "timezone": "Europe/Amsterdam"}
        self.id = self.anna.call("POST", "/v1/families", body, expect=201)["id"]
        self.path = f"/v1/families/{self.id}"
        for name, role in [("Ben", "parent"), ("Mia", "child"), ("Tom", "child")]:
            email = f"{name.lower()}-{tag}@example.com"
            member = {"name": name, "role": role, "email": email, "password": PASSWORD}
            self.anna.call("POST", f"{self.path}/members", member, expect=201)
            setattr(self, name.lower(), Person(program, email))

    @property
    def everybody(self):
        return [self.anna, self.ben, self.mia, self.tom]

    def task(self, name, assignment=None, by=None, **fields):
        body = {"name": name, "assignment": assignment or {"type": "everyone"}, **fields}
        return (by or self.anna).call("POST", f"{self.path}/tasks", body, expect=201)

    def member(self, person):
        return {"type": "member", "memberId": person.id}

    def complete(self, task, by, expect=200):
        return by.call("POST", f"{self.path}/tasks/{task['id']}/completion", expect=expect)

    def reward(self, name, cost):
        return self.anna.call("POST", f"{self.path}/rewards", {"name": name, "karmaCost": cost}, expect=201)

    def grant(self, person, amount, why="For the test"):
        body = {"userId": person.id, "amount": amount, "description": why}
        return self.anna.call("POST", f"{self.path}/karma/grants", body, expect=201)

    def claim(self, reward, by, expect=201):
        return by.call("POST", f"{self.path}/rewards/{reward['id']}/claims", expect=expect)

    def reject(self, claim):
        """What was set aside for it is back."""
        self.anna.call("POST", f"{self.path}/claims/{claim['id']}/rejection", {"reason": "The test is over"}, expect=200)

    def available(self, person):
        """What somebody could spend now."""
        balances = self.anna.call("GET", f"{self.path}/karma", expect=200)["items"]
        return next(balance["available"] for balance in balances if balance["userId"] == person.id)

    def entries(self, person):
        """Somebody's ledger, newest first."""
        return self.anna.call("GET", f"{self.path}/karma/{person.id}/entries", expect=200)["items"]

    def signed_in_again(self, person):
        """The same person on another device, with a session of its own."""
        return Person(person.program, person.email)
