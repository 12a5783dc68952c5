import assert from "node:assert/strict";
import { test } from "node:test";
import { Refresher } from "../../Sources/RoostWeb/Assets/js/pages/refresher.js";
import { Backoff } from "../../Sources/RoostWeb/Assets/js/realtime/backoff.js";
import { HandClock } from "./clock.js";

function world() {
    const clock = new HandClock();
    const fetches = [];
    const fetch = (names) => new Promise((resolve) => fetches.push({ names, answer: resolve }));
    const refresher = new Refresher(fetch, clock, new Backoff({ first: 1_000, random: () => 1 }));
    const settle = async (done) => {
        fetches.at(-1).answer(done);
        await new Promise(setImmediate);
    };
    return { clock, fetches, refresher, settle };
}

test("a burst is one fetch", () => {
    const { clock, fetches, refresher } = world();
    refresher.add(["a"]);
    clock.pass(20);
    refresher.add(["b", "a"]);
    clock.pass(1_000);
    assert.deepEqual(fetches.map(({ names }) => names), [["a", "b"]]);
});

test("while one is under way one more waits", async () => {
    const { clock, fetches, refresher, settle } = world();
    refresher.add(["a"]);
    clock.pass(30);
    refresher.add(["a"]);
    refresher.add(["b"]);
    clock.pass(1_000);
    assert.equal(fetches.length, 1);
    await settle(true);
    clock.pass(30);
    assert.deepEqual(fetches[1].names, ["a", "b"]);
});

test("what failed is still stale: again after a while, or at once when the connection is back", async () => {
    const { clock, fetches, refresher, settle } = world();
    refresher.add(["a"]);
    clock.pass(30);
    await settle(false);
    clock.pass(999);
    assert.equal(fetches.length, 1);
    refresher.retry();
    clock.pass(0);
    assert.equal(fetches.length, 2);
    await settle(false);
    clock.pass(2_000);
    assert.equal(fetches.length, 3);
    await settle(true);
    clock.pass(60_000);
    assert.equal(fetches.length, 3);
});

test("a page that is left needs nothing", () => {
    const { clock, fetches, refresher } = world();
    refresher.add(["a"]);
    refresher.clear();
    clock.pass(1_000);
    assert.equal(fetches.length, 0);
});
