"""Somebody who does things all the time, and asks again with the same Idempotency-Key until there is an answer."""
import dataclasses
import random
import threading

import requests


@dataclasses.dataclass
class Act:
    """One request, the event that it must cause once, and what became of it."""

    key: str
    kind: str
    method: str
    path: str
    body: dict | None
    event: str
    attempts: int = 0
    status: int = 0
    answer: dict | None = None

    @property
    def succeeded(self):
        return 200 <= self.status < 300


class Shelf:
    """What a family's writers know of: tasks, rewards and claims to do something with."""

    def __init__(self):
        self.lock = threading.Lock()
        self.tasks, self.done, self.rewards, self.claims = [], [], [], []

    def add(self, things, thing):
        with self.lock:
            things.append(thing)

    def pick(self, things, chance):
        """One of the last few, so that several writers want the same one now and then."""
        with self.lock:
            return chance.choice(things[-6:]) if things else None


class Writer:
    """One person who mutates."""

    def __init__(self, program, person, family, shelf, seed):
        self.program = program
        self.person = person
        self.family = family
        self.shelf = shelf
        self.name = f"{seed}-{person.name}"
        self.random = random.Random(f"{seed} {family.number} {person.name}")
        self.is_parent = person in (family.anna, family.ben)
        self.acts = []
        self.fault = None
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        try:
            while not self.stopping.is_set():
                act = self._next()
                if act:
                    self.acts.append(act)
                    self._ask(act)
                    self._learn(act)
                self.stopping.wait(self.random.uniform(0, 0.05))
        except Exception as error:
            self.fault = f"{self.name}: {error!r}"

    def _ask(self, act):
        """Until acknowledged: what is answered 5xx or not at all is asked again."""
        headers = {"Idempotency-Key": act.key}
        for _ in range(2000):
            act.attempts += 1
            try:
                url = self.program.url + act.path
                answer = self.person.session.request(act.method, url, json=act.body, headers=headers, timeout=20)
            except requests.RequestException:
                threading.Event().wait(self.random.uniform(0.01, 0.2))
                continue
            if answer.status_code >= 500 or answer.status_code == 429:
                threading.Event().wait(float(answer.headers.get("Retry-After", "0.2")))
                continue
            act.status = answer.status_code
            act.answer = answer.json() if answer.text else None
            if answer.status_code in (400, 401, 404):
                raise AssertionError(f"{act}")
            return
        raise AssertionError(f"never answered: {act}")

    def _next(self):
        kinds = ["create", "create", "complete", "complete", "cancel"]
        kinds += ["grant", "grant", "reward", "approve", "reject", "reopen"] if self.is_parent else ["claim", "claim"]
        kind = self.random.choice(kinds)
        return getattr(self, f"_{kind}")(f"{self.family.number}-{self.name}-{len(self.acts)}")

    def _act(self, key, kind, method, path, body, event):
        return Act(key, kind, method, self.family.path + path, body, event)

    def _create(self, key):
        body = {"name": key, "assignment": {"type": "everyone"}}
        if self.is_parent:
            body["karma"] = self.random.randint(1, 9)
        return self._act(key, "create", "POST", "/tasks", body, "task.created")

    def _complete(self, key):
        task = self.shelf.pick(self.shelf.tasks, self.random)
        return task and self._act(key, "complete", "POST", f"/tasks/{task['id']}/completion", None, "task.completed")

    def _reopen(self, key):
        task = self.shelf.pick(self.shelf.done, self.random)
        return task and self._act(key, "reopen", "DELETE", f"/tasks/{task['id']}/completion", None, "task.reopened")

    def _grant(self, key):
        body = {"userId": self.random.choice([self.family.mia, self.family.tom]).id, "amount": 5, "description": key}
        return self._act(key, "grant", "POST", "/karma/grants", body, "karma.awarded")

    def _reward(self, key):
        return self._act(key, "reward", "POST", "/rewards", {"name": key, "karmaCost": 3}, "reward.created")

    def _claim(self, key):
        reward = self.shelf.pick(self.shelf.rewards, self.random)
        return reward and self._act(key, "claim", "POST", f"/rewards/{reward['id']}/claims", None, "claim.created")

    def _approve(self, key):
        claim = self.shelf.pick(self.shelf.claims, self.random)
        return claim and self._act(key, "approve", "POST", f"/claims/{claim['id']}/approval", None, "claim.completed")

    def _reject(self, key):
        claim, body = self.shelf.pick(self.shelf.claims, self.random), {"reason": key}
        return claim and self._act(key, "reject", "POST", f"/claims/{claim['id']}/rejection", body, "claim.rejected")

    def _cancel(self, key):
        claim = self.shelf.pick(self.shelf.claims, self.random)
        mayCancel = claim and (self.is_parent or claim["memberId"] == self.person.id)
        return self._act(key, "cancel", "DELETE", f"/claims/{claim['id']}", None, "claim.cancelled") if mayCancel else None

    def _learn(self, act):
        things = {"create": self.shelf.tasks, "complete": self.shelf.done, "reward": self.shelf.rewards}
        things["claim"] = self.shelf.claims
        if act.succeeded and act.kind in things:
            self.shelf.add(things[act.kind], act.answer)

    def stop(self):
        """Finishes what it is asking."""
        self.stopping.set()
        self.thread.join(120)
