import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../Sources/RoostWeb/Assets/js/chat/outbox.js";
import { HandClock } from "./clock.js";

function world(answers, kept = {}) {
    const posted = [];
    const notes = [];
    const store = {
        getItem: (key) => kept[key] ?? null,
        setItem: (key, value) => (kept[key] = value),
        removeItem: (key) => delete kept[key],
    };
    const clock = new HandClock();
    const outbox = new Outbox({
        key: "k",
        store,
        clock,
        changed: (note) => notes.push(note),
        post: async ({ clientId }) => {
            posted.push(clientId);
            return answers.shift() ?? { outcome: "sent" };
        },
    });
    return { outbox, posted, notes, kept, clock };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const later = { outcome: "later", detail: "" };

test("what is written is sent once and forgotten", async () => {
    const { outbox, posted, kept } = world([]);
    outbox.add({ clientId: "a", body: "A" });
    await settle();
    assert.deepEqual(posted, ["a"]);
    assert.deepEqual([outbox.entries, kept], [[], {}]);
});

test("what can't be sent now stays, keeps its order, and is tried again", async () => {
    const { outbox, posted, kept, clock } = world([later]);
    outbox.add({ clientId: "a", body: "A" });
    outbox.add({ clientId: "b", body: "B" });
    await settle();
    assert.deepEqual(posted, ["a"]);
    assert.equal(JSON.parse(kept.k).length, 2);
    clock.pass(1_000);
    await settle();
    assert.deepEqual(posted, ["a", "a", "b"]);
    assert.deepEqual(outbox.entries, []);
});

test("what was kept by an earlier page is sent by the next", async () => {
    const { outbox, posted } = world([], { k: JSON.stringify([{ clientId: "old", body: "A" }]) });
    await outbox.flush();
    assert.deepEqual(posted, ["old"]);
});

test("too much at once waits for as long as the server says, and says so", async () => {
    const { outbox, posted, notes, clock } = world([{ outcome: "later", retryAfter: 7, detail: "Not so fast" }]);
    outbox.add({ clientId: "a", body: "A" });
    await settle();
    assert.equal(notes.at(-1), "Not so fast");
    clock.pass(6_999);
    await settle();
    assert.equal(posted.length, 1);
    clock.pass(1);
    await settle();
    assert.equal(posted.length, 2);
    assert.equal(notes.at(-1), "");
});

test("what is refused stays for the person to decide, and holds up nothing", async () => {
    const { outbox, posted } = world([{ outcome: "refused", detail: "No" }]);
    outbox.add({ clientId: "a", body: "A" });
    outbox.add({ clientId: "b", body: "B" });
    await settle();
    assert.deepEqual(outbox.entries, [{ clientId: "a", body: "A", refusal: "No" }]);
    outbox.again("a");
    await settle();
    assert.deepEqual(posted, ["a", "b", "a"]);
    assert.deepEqual(outbox.entries, []);
});

test("a message that is seen before its answer came is sent", async () => {
    const { outbox } = world([later]);
    outbox.add({ clientId: "a", body: "A" });
    await settle();
    outbox.sent("a");
    assert.deepEqual(outbox.entries, []);
});

test("a store that is broken or full keeps nobody from writing", async () => {
    const { outbox } = world([], { k: "{nonsense" });
    assert.deepEqual(outbox.entries, []);
    const full = new Outbox({
        key: "k",
        store: { getItem: () => null, setItem: () => { throw new Error("full"); }, removeItem() {} },
        clock: new HandClock(),
        changed() {},
        post: async () => ({ outcome: "sent" }),
    });
    full.add({ clientId: "a", body: "A" });
    await settle();
    assert.deepEqual(full.entries, []);
});

test("two tabs of one chat keep what each has written beside what the other has", async () => {
    const kept = {};
    const one = world([later, later], kept);
    const two = world([later, later], kept);
    one.outbox.add({ clientId: "a", body: "A" });
    two.outbox.add({ clientId: "b", body: "B" });
    one.outbox.add({ clientId: "c", body: "C" });
    await settle();
    const ids = () => JSON.parse(kept.k ?? "[]").map(({ clientId }) => clientId);
    assert.deepEqual(ids().sort(), ["a", "b", "c"]);
    one.outbox.sent("a");
    one.outbox.discard("c");
    await settle();
    assert.deepEqual(ids(), ["b"]);
    const next = world([], kept);
    await next.outbox.flush();
    assert.deepEqual(next.posted, ["b"]);
});
