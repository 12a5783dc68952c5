import assert from "node:assert/strict";
import { test } from "node:test";
import { Queue } from "../../Sources/RoostWeb/Assets/js/offline/queue.js";
import { MemoryStore, SafeStore } from "../../Sources/RoostWeb/Assets/js/offline/store.js";
import { decisionWords } from "../../Sources/RoostWeb/Assets/js/offline/offline-words.js";
import { HandClock } from "./clock.js";
import "./texts.js";

const done = { outcome: "done" };
const later = { outcome: "later", note: "" };
const refused = { outcome: "refused", problem: { detail: "Too long" } };
const tap = (key) => ({ key, kind: "tap", path: `/${key}`, fields: [], about: key });
const message = (key) => ({ ...tap(key), kind: "message", chat: "c" });
const settle = () => new Promise((resolve) => setImmediate(resolve));

function world(answers = [], { store = new MemoryStore(), user = "mia" } = {}) {
    const [posted, notes, decided] = [[], [], []];
    const clock = new HandClock();
    const queue = new Queue({
        user,
        store,
        clock,
        changed: (note) => notes.push(note),
        decided: ({ key }, { outcome }) => decided.push([key, outcome]),
        post: async (entry) => {
            posted.push([entry.user, entry.key]);
            return answers.shift() ?? done;
        },
    });
    const waits = () => queue.entries.map(({ key }) => key);
    const sent = () => posted.map(([, key]) => key);
    return { queue, store, clock, posted, sent, notes, decided, waits };
}

test("what is done is sent once and forgotten", async () => {
    const { queue, sent, decided, waits, store } = world();
    await queue.add(tap("a"));
    assert.deepEqual([sent(), decided, waits(), await store.all()], [["a"], [["a", "done"]], [], []]);
});

test("what can't be sent now stays, keeps its order, and is tried again after a growing while", async () => {
    const { queue, sent, clock, waits } = world([later, later]);
    await queue.add(tap("a"));
    await queue.add(tap("b"));
    assert.deepEqual([sent(), waits()], [["a", "a"], ["a", "b"]]);
    clock.pass(1_999);
    await settle();
    assert.equal(sent().length, 2);
    clock.pass(1);
    await settle();
    assert.deepEqual([sent().slice(2), waits()], [["a", "b"], []]);
});

test("a message the server has no time for holds up no tap", async () => {
    const { queue, sent, waits, clock } = world([later, later]);
    await queue.add(message("m"));
    await queue.add(tap("t"));
    assert.deepEqual([sent(), waits(), queue.hasTaps], [["m", "m", "t"], ["m"], false]);
    clock.pass(2_000);
    await settle();
    assert.deepEqual([sent().slice(3), waits()], [["m"], []]);
});

test("a refused message stays to be thrown away, unless its chat is gone", async () => {
    const problem = { detail: "No" };
    const { queue, waits } = world([{ outcome: "refused", problem }, { outcome: "refused", problem, isGone: true }]);
    await queue.add(message("kept"));
    await queue.add(message("lost"));
    assert.deepEqual(waits(), ["kept"]);
});

test("what an earlier page has left is sent by the next, in the order it was done", async () => {
    const store = new MemoryStore();
    const before = world([later, later, later], { store });
    for (const key of ["a", "b", "c"]) await before.queue.add(tap(key));
    const after = world([], { store });
    await after.queue.flush();
    assert.deepEqual([after.sent(), await store.all()], [["a", "b", "c"], []]);
});

test("what another person has left is dropped and never sent", async () => {
    const store = new MemoryStore();
    await world([later], { store, user: "tom" }).queue.add(tap("toms"));
    const mia = world([], { store });
    await mia.queue.flush();
    assert.deepEqual([mia.posted, await store.all()], [[], []]);
});

test("with the sign-in over nothing goes on, and nothing is lost for who comes back", async () => {
    const store = new MemoryStore();
    const { queue, sent } = world([{ outcome: "signed-out" }], { store });
    await queue.add(tap("a"));
    assert.deepEqual(sent(), ["a"]);
    const again = world([], { store });
    await again.queue.flush();
    assert.deepEqual(again.posted, [["mia", "a"]]);
});

test("who signs out leaves nothing, also of what is on its way, and is told how much it was", async () => {
    let answer;
    const store = new MemoryStore();
    const clock = new HandClock();
    const sent = [];
    const queue = new Queue({
        user: "mia", store, clock, changed() {}, decided: () => assert.fail("nobody is told any more"),
        post: ({ key }) => (sent.push(key), new Promise((resolve) => (answer = resolve))),
    });
    void queue.add(tap("a"));
    await settle();
    void queue.add(tap("b"));
    await settle();
    assert.equal(await queue.drop(), 2);
    answer(done);
    await settle();
    await queue.add(tap("c"));
    clock.pass(60_000);
    await settle();
    assert.deepEqual([sent, await store.all()], [["a"], []]);
});

test("a refused tap goes and is told; a refused message stays until its writer decides", async () => {
    const { queue, decided, waits, notes, sent } = world([refused, refused]);
    await queue.add(tap("a"));
    await queue.add(message("b"));
    await queue.add(message("c"));
    assert.deepEqual(decided, [["a", "refused"], ["b", "refused"], ["c", "done"]]);
    assert.deepEqual([waits(), queue.entries[0].refusal, notes.includes("Too long")], [["b"], "Too long", true]);
    await queue.again("b");
    assert.deepEqual([waits(), sent()], [[], ["a", "b", "c", "b"]]);
});

test("each round that is over is told, also one that came by itself after a pause", async () => {
    const rounds = [];
    const clock = new HandClock();
    const answers = [later];
    const queue = new Queue({
        user: "mia", store: new MemoryStore(), clock, changed() {}, decided() {},
        post: async () => answers.shift() ?? done,
        flushed: () => rounds.push(queue.entries.length),
    });
    await queue.add(tap("a"));
    assert.deepEqual(rounds, [1]);
    clock.pass(60_000);
    await settle();
    assert.deepEqual(rounds, [1, 0]);
});

test("what is taken back is not sent", async () => {
    const { queue, sent, clock } = world([later, later]);
    await queue.add(tap("a"));
    await queue.add(tap("b"));
    assert.equal(await queue.takeBack("a"), true);
    clock.pass(60_000);
    await settle();
    assert.deepEqual(sent(), ["a", "a", "b"]);
});

test("what is just on its way is taken back once it has not arrived, and not when it has", async () => {
    for (const [answer, isBack] of [[later, true], [done, false]]) {
        const store = new MemoryStore();
        let answered = (_) => {};
        const post = () => new Promise((resolve) => (answered = resolve));
        const queue = new Queue({ user: "mia", store, post, clock: new HandClock(), changed: () => {}, decided: () => {} });
        void queue.add(tap("a"));
        await settle();
        const wish = queue.takeBack("a");
        answered(answer);
        assert.equal(await wish, isBack);
        assert.deepEqual([queue.entries, await store.all()], [[], []]);
    }
});

test("too much at once waits for as long as the server says, and says so", async () => {
    const { queue, clock, sent, notes } = world([{ outcome: "later", note: "Not so fast", retryAfter: 7 }]);
    await queue.add(message("a"));
    assert.equal(notes.at(-1), "Not so fast");
    clock.pass(6_999);
    await settle();
    assert.equal(sent().length, 1);
    clock.pass(1);
    await settle();
    assert.equal(sent().length, 2);
});

test("another tab's doing is seen, and one tab sends at a time", async () => {
    const store = new MemoryStore();
    let busy = Promise.resolve();
    const alone = (run) => (busy = busy.then(run));
    const posted = [];
    const tab = () => new Queue({
        user: "mia", store, clock: new HandClock(), changed() {}, decided() {}, alone,
        post: async ({ key }) => (posted.push(key), settle().then(() => done)),
    });
    const [one, two] = [tab(), tab()];
    await store.put({ ...tap("a"), user: "mia", number: 1 });
    await Promise.all([one.flush(), two.flush()]);
    assert.deepEqual(posted, ["a"]);
    await store.put({ ...message("b"), user: "mia", number: 2, refusal: "no" });
    await one.load();
    assert.deepEqual(one.entries.map(({ key }) => key), ["b"]);
});

test("what another tab took back or sent is gone here too, and told once", async () => {
    const store = new MemoryStore();
    const gone = [];
    const queue = new Queue({
        user: "mia", store, clock: new HandClock(), changed() {}, decided() {}, gone: ({ key }) => gone.push(key), post: async () => later,
    });
    for (const key of ["a", "b"]) await queue.add(tap(key));
    await store.remove("a");
    await queue.load();
    await queue.load();
    assert.deepEqual([gone, queue.entries.map(({ key }) => key)], [["a"], ["b"]]);
});

test("what is on its way into the store is not taken for gone", async () => {
    const store = new MemoryStore();
    const gone = [];
    let keep = () => {};
    const slow = { all: () => store.all(), put: (entry) => new Promise((kept) => (keep = () => kept(store.put(entry)))) };
    const queue = new Queue({
        user: "mia", store: slow, clock: new HandClock(), changed() {}, decided() {}, gone: ({ key }) => gone.push(key), post: async () => later,
    });
    const added = queue.add(tap("a"));
    await queue.load();
    assert.deepEqual([gone, queue.entries.map(({ key }) => key)], [[], ["a"]]);
    keep();
    await added;
    assert.deepEqual(queue.entries.map(({ key }) => key), ["a"]);
});

/** A store whose browser refuses these. */
function broken(store, refused) {
    const refuse = async () => {
        throw new Error("QuotaExceededError");
    };
    const calls = ["all", "put", "remove", "clear"];
    return Object.fromEntries(calls.map((name) => [name, refused.includes(name) ? refuse : (...given) => store[name](...given)]));
}

test("a browser that has no more room loses nothing of what it has, and the page remembers the rest", async () => {
    const kept = new MemoryStore();
    await new SafeStore(kept, new MemoryStore()).put({ ...tap("a"), number: 1 });
    const store = new SafeStore(broken(kept, ["put"]), new MemoryStore());
    await store.put({ ...tap("b"), number: 2 });
    const keys = async () => (await store.all()).map(({ key }) => key);
    assert.deepEqual(await keys(), ["a", "b"]);
    // A change of what is kept counts, and stands where it stood.
    await store.put({ ...tap("a"), number: 1, refusal: "no" });
    assert.deepEqual((await store.all()).map(({ key, refusal }) => [key, refusal]), [["a", "no"], ["b", undefined]]);
    await store.remove("a");
    await store.clear();
    assert.deepEqual([await keys(), await kept.all()], [[], []]);
});

test("what the browser will not forget is not sent all the same", async () => {
    const kept = new MemoryStore();
    const store = new SafeStore(broken(kept, ["remove"]), new MemoryStore());
    await store.put({ ...tap("a"), number: 1 });
    await store.remove("a");
    assert.deepEqual(await store.all(), []);
});

test("a browser that keeps nothing at all leaves it to the page", async () => {
    const store = new SafeStore(broken(new MemoryStore(), ["all", "put", "remove", "clear"]), new MemoryStore());
    await store.put({ ...tap("a"), number: 1 });
    assert.deepEqual((await store.all()).map(({ key }) => key), ["a"]);
    await store.clear();
    assert.deepEqual(await store.all(), []);
});

/** [code, more of the problem, title, description] */
const decisions = [
    ["already_completed", { task: { completedBy: "tom" } }, "Already done", "“Dishes” was completed by Tom before you were back."],
    ["already_completed", { task: { completedBy: "gone" } }, "Already done", "“Dishes” was completed by somebody else before you were back."],
    ["task_not_found", {}, "Not there any more", "“Dishes” was removed before you were back."],
    ["reward_not_found", {}, "Not there any more", "“Dishes” was removed before you were back."],
    ["expired", {}, "Too late", "“Dishes” had to be done before you were back."],
    ["not_yours", {}, "Somebody else’s now", "“Dishes” was given to somebody else before you were back."],
    ["not_a_member", {}, "Not sent", "You are not in this family any more."],
    ["something_new", { detail: "It rains." }, "Not done", "Dishes: It rains."],
];
for (const [code, more, title, description] of decisions) {
    test(`the server decided otherwise, in words: ${code} ${JSON.stringify(more)}`, () => {
        const me = { userId: "mia", nameOf: (id) => ({ tom: "Tom" })[id] };
        assert.deepEqual(decisionWords("Dishes", { code, ...more }, me), { title, description });
    });
}

test("done by oneself on another device meanwhile is as wanted", () => {
    const me = { userId: "mia", nameOf: () => undefined };
    assert.equal(decisionWords("Dishes", { code: "already_completed", task: { completedBy: "mia" } }, me), undefined);
});
