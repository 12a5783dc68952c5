"""nginx with kept-alive connections before the server: the WebSocket handshake comes as a later request of a connection.

A relay between the two counts the requests of each connection. Prints one line per check; exit code 1 on failure.
"""
import asyncio
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile

import aiohttp
import socketio

from server import Server

MESSAGES = 200
CLIENTS = 10
CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    map $http_upgrade $connection_upgrade {{ default upgrade; '' ''; }}
    upstream server {{ server 127.0.0.1:{upstream}; keepalive 1; }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://server;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
        }}
    }}
}}
"""


class Relay:
    """Passes bytes on, and notes as which request of its connection each WebSocket handshake came."""

    def __init__(self, target):
        self.target = target
        self.connections = 0
        self.upgrades = []

    async def start(self):
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return server.sockets[0].getsockname()[1]

    async def _serve(self, reader, writer):
        self.connections += 1
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(self._pass(reader, there_writer, self._watch()), self._pass(there_reader, writer))

    def _watch(self):
        requests = 0
        while True:
            part = yield
            # nginx writes the head of a request in one piece.
            if b" HTTP/1.1\r\n" in part[:4_096]:
                requests += 1
                if b"\r\nUpgrade: websocket\r\n" in part:
                    self.upgrades.append(requests)
                    return

    @staticmethod
    async def _pass(reader, writer, watcher=None):
        if watcher:
            next(watcher)
        try:
            while part := await reader.read(65_536):
                if watcher:
                    try:
                        watcher.send(part)
                    except StopIteration:
                        watcher = None
                writer.write(part)
                await writer.drain()
        except ConnectionError:
            pass
        writer.close()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


async def wait_for(port):
    for _ in range(100):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            return writer.close()
        except ConnectionError:
            await asyncio.sleep(0.05)
    raise RuntimeError("nginx did not start")


async def warm_up(url):
    """Polling sessions, one request after another."""
    async with aiohttp.ClientSession() as http:
        for _ in range(5):
            async with http.get(f"{url}/socket.io/?EIO=4&transport=polling") as answer:
                assert answer.status == 200, answer.status


async def exchange(url):
    """One client: polling, then WebSocket, then messages both ways at the same time."""
    got, flood, done = [], [], asyncio.Event()
    client = socketio.AsyncClient(reconnection=False)

    def received(into, number):
        into.append(number)
        if len(got) == len(flood) == MESSAGES:
            done.set()

    client.on("back", lambda number: received(got, number))
    client.on("flood", lambda number: received(flood, number))
    await client.connect(url, transports=["polling", "websocket"], wait_timeout=5)
    assert client.transport() == "websocket", client.transport()
    for number in range(MESSAGES):
        if number == MESSAGES // 2:
            await client.emit("flood", MESSAGES)
        await client.emit("back", number)
    await asyncio.wait_for(done.wait(), 20)
    await client.disconnect()
    assert got == flood == list(range(MESSAGES)), (got, flood)


async def main(server, folder):
    relay = Relay(server.ports["socketio"])
    port = free_port()
    configuration = CONFIGURATION.format(folder=folder, port=port, upstream=await relay.start())
    (folder / "nginx.conf").write_text(configuration)
    nginx = subprocess.Popen(["nginx", "-c", folder / "nginx.conf", "-e", folder / "error.log", "-p", folder])
    try:
        await wait_for(port)
        url = f"http://127.0.0.1:{port}"
        for number in range(CLIENTS):
            await warm_up(url)
            await exchange(url)
            print(f"ok   client {number}: upgraded as request {relay.upgrades[-1]} of its connection")
        await asyncio.gather(*(exchange(url) for _ in range(CLIENTS)))
        print(f"ok   {CLIENTS} clients at once, {relay.connections} connections in all")
        reused = sum(request > 1 for request in relay.upgrades)
        assert min(relay.upgrades[:CLIENTS]) > 5, f"upgrades came as requests {relay.upgrades}"
        print(f"ok   {reused} of {len(relay.upgrades)} upgrades came on a kept-alive connection")
    finally:
        nginx.terminate()
        nginx.wait(10)


if __name__ == "__main__":
    folder = pathlib.Path(tempfile.mkdtemp(prefix="roost-nginx-"))
    try:
        with Server("release" if "--release" in sys.argv else "debug") as server:
            asyncio.run(main(server, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
