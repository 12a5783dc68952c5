"""Clients that come and go in every way for some minutes: soak.py [--release] [MINUTES].

Fails unless the server has as many descriptors afterwards as after the first minute, and at most a tenth more memory.
"""
import asyncio
import collections
import random
import sys
import time

import aiohttp

from server import Server

CLIENTS = 40
WARM_UP = 60
# Seconds between pings, and for the answer.
HEARTBEAT = 5


class Soak:
    def __init__(self, port, seed):
        self.url = f"http://127.0.0.1:{port}/socket.io/"
        self.port = port
        self.random = random.Random(seed)
        self.counts = collections.Counter()
        self.unexpected = collections.Counter()
        self.ways = [
            self.stays, self.leaves, self.polls, self.aborts_poll, self.upgrades, self.aborts_upgrade, self.reads_slowly,
            self.cuts_frame, self.sends_garbage, self.stops_in_head, self.never_joins,
        ]

    async def client(self, until):
        while time.monotonic() < until:
            way = self.random.choice(self.ways)
            try:
                async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as http:
                    await way(http)
                self.counts[way.__name__] += 1
            except (aiohttp.ClientError, asyncio.TimeoutError, ConnectionError, AssertionError) as error:
                self.unexpected[f"{way.__name__}: {type(error).__name__} {error}"[:120]] += 1

    # The ways.

    async def stays(self, http):
        """Connects over WebSocket, talks, closes orderly."""
        async with self._web_socket(http) as web_socket:
            await self._join(web_socket)
            for number in range(20):
                await web_socket.send_str(f'42["back",{number}]')
                assert await self._next(web_socket) == f'42["back",{number}]'

    async def leaves(self, http):
        """Connects over WebSocket and is gone without a word."""
        web_socket = await self._web_socket(http)
        await self._join(web_socket)
        await web_socket.send_str('42["join","room"]')
        self._cut(web_socket)

    async def polls(self, http):
        """Talks over polling and closes orderly."""
        sid = await self._open_polling(http)
        await self._post(http, sid, '42["back",1]')
        assert '42["back",1]' in await self._poll(http, sid)
        await self._post(http, sid, "41\x1e1")

    async def aborts_poll(self, http):
        """Is gone while its poll waits."""
        sid = await self._open_polling(http)
        with_limit = asyncio.wait_for(self._poll(http, sid), 0.05 + self.random.random() / 10)
        try:
            await with_limit
        except asyncio.TimeoutError:
            pass

    async def upgrades(self, http):
        """Goes from polling to WebSocket while messages are on their way."""
        sid = await self._open_polling(http)
        await self._post(http, sid, '42["flood",20]')
        async with self._web_socket(http, sid) as web_socket:
            await web_socket.send_str("2probe")
            assert await web_socket.receive_str() == "3probe"
            polled = await self._poll(http, sid)
            await web_socket.send_str("5")
            wanted = 20 - polled.count('"flood"')
            for _ in range(wanted):
                assert '"flood"' in await self._next(web_socket)

    async def aborts_upgrade(self, http):
        """Is gone in the middle of an upgrade."""
        sid = await self._open_polling(http)
        web_socket = await self._web_socket(http, sid)
        if self.random.random() < 0.5:
            await web_socket.send_str("2probe")
        self._cut(web_socket)

    async def reads_slowly(self, http):
        """Asks for more than it reads, and goes."""
        web_socket = await self._web_socket(http)
        await self._join(web_socket)
        text = "x" * 20_000
        for _ in range(40):
            await web_socket.send_str(f'42["back","{text}"]')
        # Long enough that the server has something to write to who doesn't read.
        await asyncio.sleep(0.2)
        self._cut(web_socket)

    async def cuts_frame(self, http):
        """Is gone in the middle of a frame."""
        web_socket = await self._web_socket(http)
        await self._join(web_socket)
        web_socket._response.connection.transport.write(b"\x01\xfe\x03\xe8\x00\x00\x00\x0042[")
        # Whether half a frame has arrived or not: both are to be borne.
        await asyncio.sleep(0.01)
        self._cut(web_socket)

    async def sends_garbage(self, http):
        """Sends what no server takes, over both transports."""
        sid = await self._open_polling(http)
        await self._post(http, sid, "x", expect=None)
        async with http.post(self.url, params={"EIO": "4", "transport": "polling", "sid": sid}, data=b"y" * 1_500_000) as answer:
            assert answer.status in (400, 413), answer.status

    async def stops_in_head(self, http):
        """Sends half a request and goes."""
        _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nX: ")
        await writer.drain()
        writer.transport.abort()

    async def never_joins(self, http):
        """Opens a session and goes before it joins a namespace."""
        web_socket = await self._web_socket(http)
        await web_socket.receive_str()
        self._cut(web_socket)

    # Steps.

    def _web_socket(self, http, sid=None):
        parameters = {"EIO": "4", "transport": "websocket"} | ({"sid": sid} if sid else {})
        return http.ws_connect(self.url, params=parameters)

    async def _join(self, web_socket):
        assert (await web_socket.receive_str()).startswith("0{")
        await web_socket.send_str("40")
        assert (await web_socket.receive_str()).startswith("40{")
        assert "welcome" in await web_socket.receive_str()

    @staticmethod
    async def _next(web_socket):
        while (text := await web_socket.receive_str()) in ("2", "6"):
            if text == "2":
                await web_socket.send_str("3")
        return text

    @staticmethod
    def _cut(web_socket):
        connection = web_socket._response.connection
        if connection and connection.transport:
            connection.transport.abort()

    async def _open_polling(self, http):
        async with http.get(self.url, params={"EIO": "4", "transport": "polling"}) as answer:
            assert answer.status == 200, answer.status
            sid = (await answer.text()).split('"sid":"')[1].split('"')[0]
        await self._post(http, sid, "40")
        assert "40{" in await self._poll(http, sid)
        return sid

    async def _poll(self, http, sid):
        async with http.get(self.url, params={"EIO": "4", "transport": "polling", "sid": sid}) as answer:
            assert answer.status == 200, f"poll: {answer.status} {await answer.text()}"
            return await answer.text()

    async def _post(self, http, sid, body, expect=200):
        async with http.post(self.url, params={"EIO": "4", "transport": "polling", "sid": sid}, data=body) as answer:
            assert expect is None or answer.status == expect, f"post: {answer.status} {await answer.text()}"


async def quiet(server, wanted):
    """What the server holds once everybody is gone: polling sessions end with their heartbeat."""
    # They hold no descriptor by which one could tell: the limit itself has to pass.
    await asyncio.sleep(2 * HEARTBEAT + 2)
    for _ in range(20):
        if server.descriptors <= wanted:
            break
        await asyncio.sleep(1)
    return server.descriptors, server.memory


async def load(server, seconds, seed):
    until = time.monotonic() + seconds
    soak = Soak(server.ports["socketio"], seed)
    await asyncio.gather(*(soak.client(until) for _ in range(CLIENTS)))
    return soak


async def main(server, minutes):
    wanted = server.descriptors
    seed = random.randrange(1_000_000)
    print(f"seed {seed}; at the start: {wanted} descriptors, {server.memory} kB", flush=True)
    await load(server, WARM_UP, seed)
    first = await quiet(server, wanted)
    print(f"after the first minute: {first[0]} descriptors, {first[1]} kB", flush=True)
    soak = await load(server, max(minutes * 60 - WARM_UP, 10), seed + 1)
    last = await quiet(server, wanted)
    print(f"at the end: {last[0]} descriptors, {last[1]} kB")
    for way, count in sorted(soak.counts.items()):
        print(f"  {count:7} {way}")
    for what, count in soak.unexpected.most_common(20):
        print(f"  {count:7} unexpected: {what}")
    failures = []
    if last[0] != first[0]:
        failures.append(f"{last[0] - first[0]:+} descriptors")
    if last[1] > first[1] * 1.1:
        failures.append(f"{(last[1] / first[1] - 1) * 100:.0f} % more memory")
    if soak.unexpected:
        failures.append(f"{sum(soak.unexpected.values())} clients did not get what they should")
    return failures


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    with Server("release" if "--release" in sys.argv else "debug", HEARTBEAT) as running:
        found = asyncio.run(main(running, float(arguments[0]) if arguments else 5))
    sys.exit("failed: " + ", ".join(found) if found else 0)
