"""One complete chain, driven by python-socketio: over WebSocket, again over polling only, and with the upgrade between them."""
import pathlib
import socket
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import requests
import socketio

from program import Family, Program


class Device:
    """A connected client that keeps every event it got, in order."""

    def __init__(self, program, person, transports, token=None, since=None):
        self.events = []
        self.changed = threading.Condition()
        self.client = socketio.Client(reconnection=False)
        self.client.on("*", self._received)
        auth = {"token": token or person.token}
        if since is not None:
            auth["since"] = since
        self.client.connect(program.url, transports=transports, auth=auth, wait_timeout=20)
        self.ready = self.expect("realtime.ready")[0]
        here = {mark["userId"]: mark["status"] for mark in self.expect("presence.snapshot")[0]["people"]}
        assert here[person.id] == "online", here

    def _received(self, name, *arguments):
        with self.changed:
            self.events.append((name, arguments))
            self.changed.notify_all()

    def expect(self, name, limit=10):
        """The next event of that name; it is taken out of the record."""
        deadline = time.monotonic() + limit
        with self.changed:
            while True:
                for index, (event, arguments) in enumerate(self.events):
                    if event == name:
                        del self.events[index]
                        return arguments
                rest = deadline - time.monotonic()
                assert rest > 0, f"no {name}; there were {[event for event, _ in self.events]}"
                self.changed.wait(rest)

    def names(self):
        with self.changed:
            return [name for name, _ in self.events if name not in ("family.changed", "presence.changed")]

    def close(self):
        self.client.disconnect()


def chain(program, transports):
    """Task, completion, karma, claim, approval: each on the right screens, and on no other."""
    family = Family(program)
    anna, ben, mia, tom = (Device(program, person, transports) for person in family.everybody)
    everybody = [anna, ben, mia, tom]

    task = family.task("Feed the cat", family.member(family.mia), karma=10, dueAt="2026-12-01T08:00:00.000Z")
    payload, meta = mia.expect("task.created")
    assert payload["task"] == task and payload["assignedTo"] == [family.mia.id] and payload["recurring"] is False
    assert meta["familyId"] == family.id and meta["actorId"] == family.anna.id and meta["at"].endswith("Z")
    for device in everybody:
        changes = device.expect("family.changed")[0]["changes"]
        assert changes == [{"type": "task", "id": task["id"], "version": 1, "change": "created"}], changes

    family.complete(task, by=family.mia)
    for device in everybody:
        payload, _ = device.expect("task.completed")
        assert payload["completedBy"] == payload["creditedTo"] == family.mia.id
    payload, _ = mia.expect("karma.awarded")
    assert (payload["amount"], payload["balance"], payload["source"]) == (10, 10, "task_completed")
    family.complete(task, by=family.anna, expect=409)

    reward = family.reward("Ice cream", 8)
    for device in everybody:
        assert device.expect("reward.created")[0]["reward"]["name"] == "Ice cream"

    claim = family.claim(reward, by=family.mia)
    assert mia.expect("claim.created")[0]["claim"]["id"] == claim["id"]
    for parent in (anna, ben):
        payload, _ = parent.expect("approval_task.created")
        assert payload["member"]["name"] == "Mia" and payload["reward"]["karmaCost"] == 8
        assert payload["task"]["claimId"] == claim["id"]
    family.complete({"id": claim["approvalTaskId"]}, by=family.mia, expect=403)
    family.mia.call("POST", f"{family.path}/claims/{claim['id']}/approval", expect=403)

    family.ben.call("POST", f"{family.path}/claims/{claim['id']}/approval", expect=200)
    payload, _ = mia.expect("karma.deducted")
    assert (payload["amount"], payload["balance"], payload["rewardName"]) == (8, 2, "Ice cream")
    for device in (anna, ben, mia):
        payload, _ = device.expect("claim.completed")
        assert payload["karmaDeducted"] == 8 and payload["completedBy"] == family.ben.id

    # Everything that was sent is here once a last event is; whoever got more than was expected got something wrong.
    family.task("The last one")
    for device in everybody:
        device.expect("task.created")
    assert tom.names() == ["task.completed"], tom.names()
    assert mia.names() == ["task.completed"] and ben.names() == ["task.completed"]
    for device in everybody:
        device.close()
    return family


def replay(program, family, transports):
    """What happened while Mia was away comes first, in order and marked, then what is live."""
    before = Device(program, family.mia, transports)
    head = before.ready["families"][0]["head"]
    before.close()
    missed = [family.task(f"Missed {index}", family.member(family.mia)) for index in range(3)]
    after = Device(program, family.mia, transports, since={family.id: head})
    assert after.ready["families"][0]["recovered"] is True
    for task in missed:
        payload, meta = after.expect("task.created")
        assert payload["task"]["id"] == task["id"] and meta["replayed"] is True
    family.task("Live again", family.member(family.mia))
    _, meta = after.expect("task.created")
    assert "replayed" not in meta
    after.close()
    ahead = Device(program, family.mia, transports, since={family.id: 1_000_000})
    assert ahead.ready["families"][0]["recovered"] is False
    ahead.close()


def chat(program, family, transports):
    """Messages over the socket and over REST are one conversation: one message per clientId, one limit, and rooms that are left at once."""
    group = {"type": "group", "title": "Holidays", "memberIds": [family.mia.id, family.tom.id]}
    chat = family.anna.call("POST", f"{family.path}/chats", group, expect=201)
    path = f"{family.path}/chats/{chat['id']}"
    anna, mia, tom, ben = (Device(program, person, transports) for person in (family.anna, family.mia, family.tom, family.ben))

    sent = {"chatId": chat["id"], "clientId": "one", "body": "Where to?"}
    answer = mia.client.call("chat.send", sent)
    assert answer["ok"] and answer["data"]["authorId"] == family.mia.id, answer
    answers = []
    def over_socket():
        answers.append(mia.client.call("chat.send", {**sent, "clientId": "two"})["data"]["id"])
    def over_rest():
        answers.append(family.mia.call("POST", f"{path}/messages", {"clientId": "two", "body": "Where to?"})["id"])
    threads = [threading.Thread(target=work) for work in [over_socket, over_rest] * 10]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(answers) == 20 and len(set(answers)) == 1, answers
    for device in (anna, mia, tom):
        bodies = [device.expect("chat.message.created")[0]["message"]["clientId"] for _ in range(2)]
        assert bodies == ["one", "two"], bodies
    # Without a callback, too.
    tom.client.emit("chat.send", {"chatId": chat["id"], "clientId": "three", "body": "The sea!"})
    message = mia.expect("chat.message.created")[0]["message"]
    assert message["body"] == "The sea!" and message["number"] == 3, message

    for device in (mia, tom):
        assert device.client.call("chat.open", {"chatId": chat["id"]})["ok"]
    assert mia.client.call("chat.typing", {"chatId": chat["id"]})["ok"]
    typing, meta = tom.expect("chat.typing")
    assert typing["isTyping"] and typing["userId"] == family.mia.id and "offset" not in meta
    family.mia.call("PUT", f"{path}/read", {"messageId": message["id"]}, expect=200)
    assert tom.expect("chat.read")[0]["number"] == 3

    for index in range(4):
        family.mia.call("POST", f"{path}/messages", {"clientId": f"rest-{index}", "body": "More"}, expect=201)
        assert mia.client.call("chat.send", {**sent, "clientId": f"socket-{index}"})["ok"]
    refused = mia.client.call("chat.send", {**sent, "clientId": "too-much"})
    assert not refused["ok"] and refused["error"]["code"] == "rate_limited", refused
    assert 0 < refused["error"]["retryAfter"] <= 10 and refused["error"]["correlationId"], refused
    family.mia.call("POST", f"{path}/messages", {"clientId": "too-much", "body": "More"}, expect=429)
    for code, command, payload in [
        ("malformed_id", "chat.send", "nonsense"), ("invalid", "chat.send", {"chatId": chat["id"]}),
        ("chat_not_found", "chat.open", {"chatId": family.id}), ("malformed_id", "chat.read", {"chatId": chat["id"]}),
    ]:
        answer = mia.client.call(command, payload)
        assert answer["error"]["code"] == code, answer
    assert ben.client.call("chat.send", sent)["error"]["code"] == "chat_not_found"

    family.anna.call("DELETE", f"{path}/members/{family.tom.id}")
    tom.expect("chat.member.removed")
    before = [name for name in tom.names() if name.startswith("chat.")]
    family.anna.call("POST", f"{path}/messages", {"clientId": "a", "body": "Without Tom"}, expect=201)
    mia.client.emit("chat.typing", {"chatId": chat["id"]})
    assert tom.client.call("chat.send", {**sent, "clientId": "b"})["error"]["code"] == "chat_not_found"
    family.task("The last one of this chat")
    tom.expect("task.created")
    assert [name for name in tom.names() if name.startswith("chat.")] == before
    assert not [name for name in ben.names() if name.startswith("chat.")], ben.names()
    for device in (anna, mia, tom, ben):
        device.close()


def refusals(program, family):
    """Without a token, with a forged one, and from a foreign page."""
    for auth, code in [(None, "token_missing"), ({"token": "forged"}, "token_invalid"), ({"token": "a.b.c"}, "token_invalid")]:
        client = socketio.Client(reconnection=False)
        answers = []
        client.on("connect_error", answers.append)
        try:
            client.connect(program.url, auth=auth, wait_timeout=20)
            raise AssertionError(f"{auth} was let in")
        except socketio.exceptions.ConnectionError:
            pass
        assert answers and answers[0]["data"]["code"] == code, answers
    foreign = {"Origin": "https://evil.example"}
    polling = requests.get(f"{program.url}/socket.io/?EIO=4&transport=polling", headers=foreign, timeout=10)
    upgrade = {**foreign, "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    upgrade["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
    websocket = requests.get(f"{program.url}/socket.io/?EIO=4&transport=websocket", headers=upgrade, timeout=10)
    assert (polling.status_code, websocket.status_code) == (403, 403), (polling.text, websocket.text)
    Device(program, family.mia, ["websocket"], token=family.mia.jwt).close()


def broken_off(program, family):
    """A body that ends before its length: one answer, one connection lost, and the program goes on."""
    for token in (family.anna.token, None):
        for _ in range(3):
            head = [
                f"POST /families/{family.id}/karma/grants HTTP/1.1", f"Host: localhost:{program.port}", f"Origin: {program.url}",
                "Content-Type: application/x-www-form-urlencoded", "Content-Length: 60000",
            ]
            if token:
                head.append(f"Cookie: roost_session={token}")
            with socket.create_connection(("localhost", program.port), timeout=10) as line:
                line.sendall(("\r\n".join(head) + "\r\n\r\namount=").encode() + b"1" * 30_000)
                line.shutdown(socket.SHUT_WR)
                answers = b"".join(iter(lambda: line.recv(65536), b""))
            # Who isn't signed in is sent to the door before the body is read.
            assert answers.startswith(b"HTTP/1.1 400" if token else b"HTTP/1.1 303"), answers[:200]
    assert requests.get(program.url + "/sign-in", timeout=10).ok


def main():
    program = Program()
    passed = 0
    try:
        for name, transports in [
            ("WebSocket", ["websocket"]),
            ("polling only", ["polling"]),
            ("polling, then WebSocket", ["polling", "websocket"]),
        ]:
            family = chain(program, transports)
            replay(program, family, transports)
            print(f"✓ the chain and its replay over {name}")
            chat(program, family, transports)
            print(f"✓ a conversation, over sockets and REST, over {name}")
            passed += 2
        refusals(program, family)
        print("✓ a missing and a forged token and a foreign origin are refused, a JWT is taken")
        passed += 1
        broken_off(program, family)
        print("✓ requests that break off are answered once and fell nothing")
        passed += 1
        seconds = program.stop()
        assert program.process.returncode == 0, program.process.returncode
        print(f"✓ it stops in {seconds:.1f} s")
        passed += 1
    finally:
        program.close()
    print(f"{passed} passed, 0 failed")


main()
