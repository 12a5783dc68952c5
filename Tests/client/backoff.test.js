import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../../Sources/RoostWeb/Assets/js/realtime/backoff.js";

test("it doubles up to its cap, for ever, and starts again after a reset", () => {
    const backoff = new Backoff({ first: 500, cap: 10_000, random: () => 1 });
    const delays = Array.from({ length: 8 }, () => backoff.next());
    assert.deepEqual(delays, [500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
    for (let i = 0; i < 2_000; i++) assert.equal(backoff.next(), 10_000);
    backoff.reset();
    assert.equal(backoff.next(), 500);
});

test("jitter takes up to half of it away", () => {
    assert.equal(new Backoff({ first: 500, random: () => 0 }).next(), 250);
    assert.equal(new Backoff({ first: 500, random: () => 0.5 }).next(), 375);
});
