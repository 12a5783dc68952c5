import assert from "node:assert/strict";
import { test } from "node:test";
import { Offsets } from "../../Sources/RoostWeb/Assets/js/realtime/offsets.js";

test("an event passes once, and none from before it", () => {
    const offsets = new Offsets();
    offsets.start("f", 4);
    assert.equal(offsets.accept("f", 4), false);
    assert.equal(offsets.accept("f", 6), true);
    assert.equal(offsets.accept("f", 5), false);
    assert.deepEqual(offsets.since(), { f: 6 });
});

test("families are apart, and events outside the log always pass", () => {
    const offsets = new Offsets();
    assert.equal(offsets.accept("a", 1), true);
    assert.equal(offsets.accept("b", 1), true);
    assert.equal(offsets.accept("a", undefined), true);
    assert.equal(offsets.accept(undefined, 1), true);
});

test("a page rendered earlier does not turn the connection back", () => {
    const offsets = new Offsets();
    offsets.start("f", 9);
    offsets.start("f", 3);
    assert.deepEqual(offsets.since(), { f: 9 });
});

test("a recovered family goes on from what was seen, an unknown one from its head", () => {
    const offsets = new Offsets();
    offsets.start("f", 9);
    const lost = offsets.ready([
        { familyId: "f", head: 12, recovered: true },
        { familyId: "g", head: 3, recovered: true },
    ]);
    assert.deepEqual(lost, []);
    assert.deepEqual(offsets.since(), { f: 9, g: 3 });
});

test("a family that could not be recovered is told, and starts anew at its head, also a lower one", () => {
    const offsets = new Offsets();
    offsets.start("f", 900);
    assert.deepEqual(offsets.ready([{ familyId: "f", head: 2, recovered: false }]), ["f"]);
    assert.equal(offsets.accept("f", 3), true);
});

test("the epoch of an offset is the page's, then what the server says", () => {
    const offsets = new Offsets();
    offsets.start("f", 9, "old");
    assert.deepEqual(offsets.epochs(), { f: "old" });
    offsets.ready([
        { familyId: "f", head: 2, epoch: "new", recovered: false },
        { familyId: "g", head: 0, epoch: "other", recovered: true },
    ]);
    assert.deepEqual(offsets.epochs(), { f: "new", g: "other" });
    assert.deepEqual(offsets.since(), { f: 2, g: 0 });
});
