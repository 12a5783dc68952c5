"""Upgrades under load, as the JavaScript client does them: nothing is lost or reordered, in either direction. Exit code 1 otherwise."""
import asyncio
import json
import random
import sys

import aiohttp

from server import Server

CLIENTS = 60
MESSAGES = 600
DRIP = 500


class Client:
    """Sends numbers over polling, goes over to WebSocket in the middle, and gets all of them back, beside those that drip from the server."""

    def __init__(self, http, url, chance):
        self.http = http
        self.url = url
        self.chance = chance
        self.sent = 0
        self.got = {"back": [], "drip": []}
        self.mayPost = True
        self.sid = None

    async def run(self):
        handshake = (await self._get())[0]
        self.sid = json.loads(handshake[1:])["sid"]
        await self._post("40")
        await self._get()
        await self._post(f'42["drip",{DRIP}]')
        poster = asyncio.create_task(self._post_numbers())
        poller = asyncio.create_task(self._poll_until_noop())
        # Whenever it likes: the change may come at any moment of the traffic.
        await asyncio.sleep(self.chance.random() / 5)
        async with self.http.ws_connect(self.url, params=self._query("websocket")) as web_socket:
            await web_socket.send_str("2probe")
            assert await web_socket.receive_str() == "3probe"
            self.mayPost = False
            await poster
            await poller
            await web_socket.send_str("5")
            while self.sent < MESSAGES:
                await web_socket.send_str(self._next())
            while len(self.got["back"]) < MESSAGES or len(self.got["drip"]) < DRIP:
                self._take(await asyncio.wait_for(web_socket.receive_str(), 20))
        assert self.got["back"] == list(range(MESSAGES)), self.got["back"]
        assert self.got["drip"] == list(range(DRIP)), self.got["drip"]

    def _next(self):
        self.sent += 1
        return f'42["back",{self.sent - 1}]'

    async def _post_numbers(self):
        while self.mayPost and self.sent < MESSAGES // 2:
            count = min(self.chance.randrange(1, 20), MESSAGES // 2 - self.sent)
            await self._post("\x1e".join(self._next() for _ in range(count)))

    async def _poll_until_noop(self):
        while self.mayPost:
            for packet in await self._get():
                self._take(packet)

    def _take(self, packet):
        if packet.startswith("42"):
            name, number = json.loads(packet[2:])
            if name in self.got:
                self.got[name].append(number)

    def _query(self, transport):
        return {"EIO": "4", "transport": transport} | ({"sid": self.sid} if self.sid else {})

    async def _get(self):
        async with self.http.get(self.url, params=self._query("polling")) as answer:
            text = await answer.text()
            assert answer.status == 200, (answer.status, text)
            return text.split("\x1e")

    async def _post(self, body):
        async with self.http.post(self.url, params=self._query("polling"), data=body) as answer:
            assert answer.status == 200, (answer.status, await answer.text())


async def main(server, seed):
    url = f"http://127.0.0.1:{server.ports['socketio']}/socket.io/"
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        clients = [Client(http, url, random.Random(seed + number)) for number in range(CLIENTS)]
        results = await asyncio.gather(*(asyncio.wait_for(client.run(), 60) for client in clients), return_exceptions=True)
    failures = [result for result in results if result is not None]
    for failure in failures[:5]:
        print("FAIL", type(failure).__name__, str(failure)[:300])
    print(f"{CLIENTS - len(failures)} of {CLIENTS} clients upgraded without losing or reordering any of {MESSAGES + DRIP} messages")
    return not failures


if __name__ == "__main__":
    seed = random.randrange(1_000_000)
    print("seed", seed)
    with Server("release" if "--release" in sys.argv else "debug") as running:
        passed = asyncio.run(main(running, seed))
    sys.exit(0 if passed else 1)
