import assert from "node:assert/strict";
import { test } from "node:test";
import { confirmationFor } from "../../Sources/RoostWeb/Assets/js/forms/confirmations.js";
import { Keys, uuid } from "../../Sources/RoostWeb/Assets/js/forms/keys.js";
import { Taps } from "../../Sources/RoostWeb/Assets/js/forms/taps.js";

test("the same attempt keeps its key until the server has answered", () => {
    let made = 0;
    const keys = new Keys(() => `key-${++made}`);
    assert.equal(keys.take("/tasks name=a"), "key-1");
    assert.equal(keys.take("/tasks name=a"), "key-1");
    assert.equal(keys.take("/tasks name=b"), "key-2");
    keys.answered("/tasks name=a");
    assert.equal(keys.take("/tasks name=a"), "key-3");
});

test("a key is a UUID of version 4", () => {
    assert.match(uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.notEqual(uuid(), uuid());
});

test("a place takes one tap at a time, and no second half of a double tap", () => {
    const taps = new Taps();
    assert.equal(taps.take("task-1", 0), true);
    assert.equal(taps.take("task-1", 5), false);
    assert.equal(taps.take("task-2", 5), true);
    taps.answered("task-1", 0, 20);
    assert.equal(taps.take("task-1", 150), false);
    assert.equal(taps.take("task-1", 500), true);
});

test("after a slow answer the place is free at once", () => {
    const taps = new Taps();
    taps.take("x", 0);
    taps.answered("x", 0, 3_000);
    assert.equal(taps.take("x", 3_001), true);
});

const confirmations = [
    ["/families/f/tasks", "Task added"],
    ["/families/f/tasks/t", "Saved"],
    ["/families/f/tasks/t/completion", "Done"],
    ["/families/f/tasks/t/completion/removal", "Open again"],
    ["/families/f/tasks/t/removal", "Task deleted"],
    ["/families/f/rewards/r/claims", "Reward claimed"],
    ["/families/f/claims/c/removal", "Claim cancelled"],
    ["/families/f/rewards/r/favourite", undefined],
    ["/families/f/rewards/r/favourite/removal", undefined],
];
for (const [path, title] of confirmations) {
    test(`${path} says ${title}`, () => assert.equal(confirmationFor(path)?.title, title));
}

test("done can be undone", () => {
    assert.equal(confirmationFor("/families/f/tasks/t/completion").undo, "/families/f/tasks/t/completion/removal");
});
