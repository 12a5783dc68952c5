"""Somebody's device: listens for ever, connects again after each cut from where it was, and keeps all it got."""
import random
import threading
import time

import socketio


class Listener:
    """One device of one person. `received` must in the end be the log, as far as it is addressed to that person."""

    transports = [["websocket"], ["polling"], ["polling", "websocket"]]

    def __init__(self, program, person, family, seed):
        self.program = program
        self.person = person
        self.family = family
        self.random = random.Random(seed)
        self.received = []
        self.faults = []
        self.reloads = []
        self.connections = 0
        self.last = 0
        self.epoch = None
        self.changed = threading.Condition()
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        while not self.stopping.is_set():
            try:
                self._connect_once()
            except (socketio.exceptions.SocketIOError, OSError):
                pass  # The server is down: the next try is soon.
            except Exception as error:
                self.faults.append(f"the device broke: {error!r}")
            self.stopping.wait(self.random.uniform(0.02, 0.4))

    def _connect_once(self):
        client = socketio.Client(reconnection=False)
        in_order(client)
        ended = threading.Event()
        client.on("*", lambda name, *arguments: self._take(name, *arguments))
        client.on("realtime.ready", self._ready)
        client.on("disconnect", lambda *_: ended.set())
        auth = {"token": self.person.token, "since": {self.family.id: self.last}}
        if self.epoch and self.random.random() < 0.5:
            auth["epochs"] = {self.family.id: self.epoch}
        client.connect(self.program.url, transports=self.random.choice(self.transports), auth=auth, wait_timeout=3)
        self.connections += 1
        # Now and then it goes away by itself, while the server is well.
        leaves = time.monotonic() + self.random.uniform(0.5, 8)
        while not self.stopping.is_set() and time.monotonic() < leaves and not ended.wait(0.05):
            pass
        client.disconnect()
        client.eio.wait()

    def _take(self, name, payload=None, meta=None):
        with self.changed:
            if meta is None or "offset" not in meta:
                return  # Presence and the like are in no log.
            if meta["familyId"] != self.family.id:
                self.faults.append(f"an event of another family: {meta}")
            elif meta["offset"] <= self.last:
                self.faults.append(f"offset {meta['offset']} ({name}) after {self.last}")
            else:
                self.last = meta["offset"]
                self.received.append((meta["offset"], name, payload, meta))
            self.changed.notify_all()

    def _ready(self, answer, *_):
        for state in answer["families"]:
            if state["familyId"] == self.family.id:
                self.epoch = state.get("epoch")
                if not state["recovered"]:
                    self._reload(state)

    def _reload(self, state):
        """Only who is more than 1,000 events behind can't be caught up: it loads everything again, and goes on from the head."""
        with self.changed:
            if state["head"] - self.last <= 1000:
                self.faults.append(f"could not be caught up after {self.last}: {state}")
            self.reloads.append((self.last, state["head"]))
            self.last = state["head"]

    def wait_for(self, offset, limit):
        """Whether it has got as far as that in time."""
        with self.changed:
            return self.changed.wait_for(lambda: self.last >= offset, limit)

    def stop(self):
        self.stopping.set()
        self.thread.join(20)


def in_order(client):
    """python-socketio runs each event in a thread of its own; here one after the other, so that their order is seen."""
    trigger = client.eio._trigger_event
    client.eio._trigger_event = lambda event, *arguments, **options: trigger(event, *arguments, **options | {"run_async": False})
