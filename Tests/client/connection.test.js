import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../../Sources/RoostWeb/Assets/js/realtime/backoff.js";
import { Connection } from "../../Sources/RoostWeb/Assets/js/realtime/connection.js";
import { HandClock } from "./clock.js";

function world() {
    const clock = new HandClock();
    const engines = [];
    const open = (handlers) => {
        const engine = { handlers, sent: [], closed: false, checks: 0 };
        engines.push(engine);
        return {
            send: (text) => engine.sent.push(text),
            close: () => (engine.closed = true),
            check: () => (engine.checks += 1),
        };
    };
    const connection = new Connection({ open, clock, backoff: new Backoff({ random: () => 1 }) });
    const states = [];
    connection.on("connection.state", (state) => states.push(state));
    const last = () => engines.at(-1);
    const say = (name, payload, meta) => last().handlers.onMessage(`2${JSON.stringify([name, payload, meta])}`);
    const ready = (families = []) => {
        last().handlers.onOpen("websocket");
        last().handlers.onMessage('0{"sid":"s"}');
        say("realtime.ready", { userId: "me", families });
    };
    connection.offsets.start("f", 4);
    connection.start();
    return { clock, engines, connection, states, last, say, ready };
}

test("it asks for what came since, read fresh at each attempt", () => {
    const { connection, last, ready, say, clock } = world();
    ready();
    assert.equal(last().sent[0], '0{"since":{"f":4},"epochs":{}}');
    say("task.created", {}, { familyId: "f", offset: 7 });
    last().handlers.onClose("transport close");
    clock.pass(500);
    last().handlers.onOpen("websocket");
    assert.equal(last().sent[0], '0{"since":{"f":7},"epochs":{}}');
    assert.equal(connection.state, "paused");
});

test("it is online with realtime.ready, not before", () => {
    const { connection, ready, last, states } = world();
    last().handlers.onOpen("websocket");
    last().handlers.onMessage('0{"sid":"s"}');
    assert.equal(connection.state, "connecting");
    ready();
    assert.deepEqual(states, ["online"]);
});

test("it stops when the server says that the sign-in has ended, and comes back when it was another reason", () => {
    for (const [code, attempts] of /** @type {[string, number][]} */ ([["signed_out", 1], ["removed_from_family", 2]])) {
        const { connection, engines, ready, say, last, clock } = world();
        const refused = [];
        connection.on("connection.refused", (why) => refused.push(why));
        ready();
        say("realtime.closed", { code, detail: "" });
        last().handlers.onClose("transport close");
        clock.pass(60_000);
        assert.equal(engines.length >= attempts && (attempts > 1 || engines.length === 1), true);
        assert.deepEqual(refused, code === "signed_out" ? ["signed_out"] : []);
    }
});

test("it comes back after the time that a stopping server names, once", () => {
    const { engines, ready, say, last, clock } = world();
    ready();
    say("realtime.closed", { code: "server_stopping", detail: "", retryAfter: 2_345 });
    last().handlers.onClose("transport close");
    clock.pass(2_344);
    assert.equal(engines.length, 1);
    clock.pass(1);
    assert.equal(engines.length, 2);
    last().handlers.onClose("transport close");
    clock.pass(500);
    assert.equal(engines.length, 3);
});

test("an event comes once, also when replayed", () => {
    const { connection, ready, say } = world();
    const seen = [];
    connection.on("task.created", (_, meta) => seen.push(meta.offset));
    ready();
    for (const offset of [4, 5, 5, 6, 5]) say("task.created", {}, { familyId: "f", offset });
    assert.deepEqual(seen, [5, 6]);
});

test("it tries for ever, and at once when the network is back", () => {
    const { engines, clock, last, connection } = world();
    for (let i = 0; i < 30; i++) {
        last().handlers.onClose("transport error");
        clock.pass(10_000);
    }
    assert.equal(engines.length, 31);
    last().handlers.onClose("transport error");
    connection.retry();
    assert.equal(engines.length, 32);
});

test("a connection in use is checked, not doubled, when the tab comes back", () => {
    const { connection, engines, last, ready } = world();
    ready();
    connection.retry();
    assert.equal(engines.length, 1);
    assert.equal(last().checks, 1);
});

test("a server that never gets ready is left", () => {
    const { engines, clock, last } = world();
    last().handlers.onOpen("websocket");
    clock.pass(20_000);
    assert.equal(engines[0].closed, true);
    clock.pass(500);
    assert.equal(engines.length, 2);
});

for (const code of ["token_missing", "token_expired", "401"]) {
    test(`${code} stops it for good`, () => {
        const { connection, engines, clock, last } = world();
        let refused;
        connection.on("connection.refused", (why) => (refused = why));
        last().handlers.onMessage(`4{"message":"no","data":{"code":"${code}"}}`);
        clock.pass(60_000);
        assert.equal(refused, code);
        assert.equal(engines.length, 1);
    });
}

test("any other refusal is tried again", () => {
    const { engines, clock, last } = world();
    last().handlers.onMessage('4{"message":"busy","data":{"code":"overloaded"}}');
    clock.pass(500);
    assert.equal(engines.length, 2);
});

test("what could not be recovered is told", () => {
    const { connection, ready } = world();
    let stale;
    connection.on("connection.stale", (families) => (stale = families));
    ready([{ familyId: "f", head: 2, recovered: false }]);
    assert.deepEqual(stale, ["f"]);
});

test("the same handler twice hears once, and until both have left", () => {
    const { connection, ready, say } = world();
    let heard = 0;
    const handler = () => (heard += 1);
    const [first, second] = [connection.on("x", handler), connection.on("x", handler)];
    ready();
    say("x", {});
    assert.equal(heard, 1);
    first();
    first();
    say("x", {});
    assert.equal(heard, 2);
    second();
    say("x", {});
    assert.equal(heard, 2);
    assert.equal(connection.listeners("x"), 0);
});

test("one listener that throws does not silence the others", (t) => {
    t.mock.method(console, "error", () => {});
    const { connection, ready, say } = world();
    let heard = 0;
    connection.on("x", () => {
        throw new Error("mine");
    });
    connection.on("x", () => (heard += 1));
    ready();
    say("x", {});
    assert.equal(heard, 1);
});

test("what is no packet drops the connection", (t) => {
    t.mock.method(console, "error", () => {});
    const { engines, ready, last, clock } = world();
    ready();
    last().handlers.onMessage("2{}");
    clock.pass(500);
    assert.equal(engines.length, 2);
});
