import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine } from "../../Sources/RoostWeb/Assets/js/realtime/engine.js";
import { HandClock } from "./clock.js";

function world(count = 2) {
    const clock = new HandClock();
    const opened = [];
    const transport = (name) => (_, handlers) => {
        const it = { name, handlers, sent: [], closed: false };
        opened.push(it);
        return { name, opened() {}, send: (packet) => it.sent.push(packet), close: () => (it.closed = true) };
    };
    const told = [];
    const engine = new Engine(new URL("http://roost.test/socket.io/"), {
        onOpen: (name) => told.push(`open ${name}`),
        onMessage: (text) => told.push(text),
        onClose: (reason) => told.push(`close ${reason}`),
    }, { clock, transports: ["websocket", "polling"].slice(0, count).map(transport) });
    const handshake = () =>
        opened.at(-1).handlers.onPacket('0{"sid":"s","upgrades":[],"pingInterval":25000,"pingTimeout":20000}');
    return { clock, opened, told, engine, handshake };
}

test("WebSocket first; long polling when it does not open", () => {
    const { opened, told, handshake } = world();
    opened[0].handlers.onClose("transport error");
    assert.deepEqual(opened.map(({ name }) => name), ["websocket", "polling"]);
    handshake();
    assert.deepEqual(told, ["open polling"]);
});

test("a WebSocket that hangs is given up after five seconds", () => {
    const { opened, clock } = world();
    clock.pass(5_000);
    assert.equal(opened[0].closed, true);
    assert.equal(opened.length, 2);
});

test("no transport left: closed", () => {
    const { opened, told } = world(1);
    opened[0].handlers.onClose("transport error");
    assert.deepEqual(told, ["close transport error"]);
});

test("a session that was open does not fall back, it closes", () => {
    const { opened, told, handshake } = world();
    handshake();
    opened[0].handlers.onClose("transport close");
    assert.equal(opened.length, 1);
    assert.deepEqual(told, ["open websocket", "close transport close"]);
});

test("a ping is answered with a pong", () => {
    const { opened, handshake } = world();
    handshake();
    opened[0].handlers.onPacket("2");
    assert.deepEqual(opened[0].sent, ["3"]);
});

test("no sign of life within pingInterval and pingTimeout drops it; any packet is one", () => {
    const { opened, clock, told, handshake } = world();
    handshake();
    clock.pass(44_999);
    opened[0].handlers.onPacket('42["x"]');
    clock.pass(44_999);
    assert.deepEqual(told, ["open websocket", '2["x"]']);
    clock.pass(1);
    assert.equal(told.at(-1), "close ping timeout");
    assert.equal(opened[0].closed, true);
});

test("after a sleep the silence counts, though no timer ran", () => {
    const { clock, told, engine, handshake } = world();
    handshake();
    clock.now = () => 50_000;
    engine.check();
    assert.equal(told.at(-1), "close ping timeout");
});

test("closed by us tells nobody", () => {
    const { opened, told, engine, handshake, clock } = world();
    handshake();
    engine.close();
    opened[0].handlers.onClose("transport close");
    clock.pass(60_000);
    assert.deepEqual(told, ["open websocket"]);
    assert.deepEqual(opened[0].sent, ["1"]);
});
