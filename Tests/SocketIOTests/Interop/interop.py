"""python-socketio against a running test server: interop.py PORT [alone]. Prints one line per check; exit code 1 on failure.

`alone` says that nothing but the Socket.IO server is on the port.
"""
import asyncio
import sys

import aiohttp
import socketio
from engineio.payload import Payload

URL = f"http://127.0.0.1:{sys.argv[1]}"
ALONE = "alone" in sys.argv
failures = 0
# The client's own guard of 16 packets per poll; JavaScript's has none.
Payload.max_decode_packets = 10_000


async def check(name, work):
    global failures
    try:
        await asyncio.wait_for(work(), 15)
        print("ok  ", name)
    except BaseException as error:  # noqa: BLE001 - every failure is reported
        failures += 1
        print("FAIL", name, type(error).__name__, error)


class Client:
    def __init__(self):
        self.io = socketio.AsyncClient(reconnection_delay=0.1, reconnection_delay_max=0.2)
        self.events = asyncio.Queue()

        @self.io.on("*")
        async def any_event(name, *arguments):
            if name == "question":
                return arguments[0] if isinstance(arguments[0], bytes) else "answer to " + str(arguments[0])
            await self.events.put((name, *arguments))

    async def connect(self, transports, auth=None, namespaces=None):
        await self.io.connect(URL, transports=transports, auth=auth, namespaces=namespaces, wait_timeout=5)
        return self

    async def close(self):
        # This client may forget to send its close packet while a POST ends, and then waits for its own poll.
        try:
            await asyncio.wait_for(self.io.disconnect(), 1)
        except asyncio.TimeoutError:
            pass

    async def expect(self, *event):
        got = await asyncio.wait_for(self.events.get(), 5)
        assert got == event, f"expected {event}, got {got}"


TRANSPORTS = {"websocket": ["websocket"], "polling": ["polling"], "upgrade": ["polling", "websocket"]}


async def run(label, transports):
    async def connects():
        client = await Client().connect(transports, {"token": "good"})
        await client.expect("welcome", {"token": "good"})
        assert client.io.transport() == ("polling" if transports == ["polling"] else "websocket")
        await client.close()

    async def refused():
        client = Client()
        seen = asyncio.Queue()
        client.io.on("connect_error", lambda data: seen.put_nowait(data))
        # Refused, this client disconnects by itself, and then it may wait for its own poll as in `close`.
        connecting = asyncio.ensure_future(client.connect(transports, {"token": "bad"}))
        connecting.add_done_callback(lambda task: task.cancelled() or task.exception())
        assert await asyncio.wait_for(seen.get(), 5) == {"message": "refused", "data": {"code": "token_invalid"}}
        connecting.cancel()
        await asyncio.wait([connecting], timeout=1)
        await client.close()

    async def acks():
        client = await Client().connect(transports)
        await client.expect("welcome", {})
        payload = [1, -2.5, "ü\"\\\n😀", None, True, {"a": [{}]}]
        assert await client.io.call("echo", tuple(payload), timeout=5) == payload
        await client.io.emit("ask", "why")
        await client.expect("answered", ["answer to why"])
        assert await client.io.call("boom", timeout=5) == {"error": {"message": "no", "data": 7}}
        await client.close()

    async def binary():
        client = await Client().connect(transports)
        await client.expect("welcome", {})
        payload = [b"\x00\x01\xff", {"picture": b"x" * 200_000, "all": [b"", 1]}, "and text"]
        assert await client.io.call("echo", tuple(payload), timeout=5) == payload
        await client.io.emit("back", {"bytes": b"123"})
        await client.expect("back", {"bytes": b"123"})
        await client.io.emit("ask", b"why")
        await client.expect("answered", [b"why"])
        await client.close()

    async def rooms():
        one, two = await Client().connect(transports), await Client().connect(transports)
        for client in (one, two):
            await client.expect("welcome", {})
        assert await one.io.call("join", "a", timeout=5) == "ok"
        assert await two.io.call("join", "b", timeout=5) == "ok"
        await two.io.emit("pub", ("a", "for a"))
        await one.io.emit("pub", ("b", "for b"))
        await one.expect("msg", "for a")
        await two.expect("msg", "for b")
        await one.close()
        await two.close()

    async def order():
        client = await Client().connect(transports)
        await client.expect("welcome", {})
        for number in range(500):
            await client.io.emit("all", number)
        for number in range(500):
            await client.expect("msg", number)
        await client.close()

    async def reconnects():
        client = await Client().connect(transports)
        await client.expect("welcome", {})
        gone = asyncio.Event()
        client.io.on("disconnect", lambda *reason: gone.set())
        await client.io.emit("kick", True)
        if transports == ["polling"]:  # this client takes the close packet of a poll as final
            await asyncio.wait_for(gone.wait(), 5)
            client = await Client().connect(transports)
        await client.expect("welcome", {})
        assert await client.io.call("echo", 1, timeout=5) == [1]
        await client.close()

    async def namespaces():
        client = await Client().connect(transports, namespaces=["/", "/custom"])
        await client.expect("welcome", {})
        assert "/custom" in client.io.namespaces
        await client.close()

    for name, work in list(locals().items()):
        if callable(work) and asyncio.iscoroutinefunction(work):
            await check(f"{label}: {name}", work)


async def raw():
    async def table():
        async with aiohttp.ClientSession() as http:
            for query, code in [
                ("transport=polling", 5), ("EIO=3&transport=polling", 5), ("EIO=4", 0), ("EIO=4&transport=x", 0),
                ("EIO=4&transport=polling&sid=x", 1), ("EIO=4&transport=__proto__", 0), ("EIO=4&transport=websocket", 3),
            ]:
                async with http.get(f"{URL}/socket.io/?{query}") as answer:
                    body = await answer.json()
                    assert answer.status == 400 and body["code"] == code, (query, answer.status, body)
            async with http.post(f"{URL}/socket.io/?EIO=4&transport=polling", data="x") as answer:
                assert answer.status == 400 and (await answer.json())["code"] == 2
            async with http.get(f"{URL}/hello") as answer:
                assert answer.status == 400 if ALONE else await answer.text() == "hello"

    await check("raw: refusals and the neighbour", table)


async def main():
    await raw()
    for label, transports in TRANSPORTS.items():
        await run(label, transports)


asyncio.run(main())
sys.exit(1 if failures else 0)
