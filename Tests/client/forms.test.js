import assert from "node:assert/strict";
import { test } from "node:test";
import { confirmationFor } from "../../Sources/RoostWeb/Assets/js/forms/confirmations.js";
import { Keys, uuid } from "../../Sources/RoostWeb/Assets/js/forms/keys.js";
import { Taps } from "../../Sources/RoostWeb/Assets/js/forms/taps.js";
import "./texts.js";

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

test("the same thing is sent once at a time, and not again by the rest of a double tap", () => {
    const taps = new Taps();
    assert.equal(taps.take("/tasks name=a", 0), true);
    assert.equal(taps.take("/tasks name=a", 5), false);
    assert.equal(taps.take("/tasks name=b", 5), true);
    taps.answered("/tasks name=a", 0);
    assert.equal(taps.take("/tasks name=a", 150), false);
    assert.equal(taps.take("/tasks name=a", 500), true);
});

test("what was refused may be sent again at once", () => {
    const taps = new Taps();
    taps.take("x", 0);
    taps.answered("x", undefined);
    assert.equal(taps.take("x", 20), true);
});

const tap = { x: 50, y: 50, at: 1_000, isTouch: false, count: 1 };
/** [what, second tap, is it the first one's echo] */
const second = [
    ["the second click of a double click", { ...tap, at: 1_200, count: 2 }, true],
    ["a second, separate click on the spot", { ...tap, at: 1_200 }, false],
    ["a finger on the same spot", { ...tap, x: 60, at: 1_200, isTouch: true }, true],
    ["a finger somewhere else", { ...tap, y: 120, at: 1_200, isTouch: true }, false],
    ["a finger, later", { ...tap, at: 1_500, isTouch: true }, false],
];
for (const [what, again, echo] of second) {
    test(`${what} ${echo ? "does nothing" : "counts"}`, () => {
        const taps = new Taps();
        assert.equal(taps.isEcho(again), false);
        taps.sent(tap);
        assert.equal(taps.isEcho(again), echo);
    });
}

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

/** [amount, title, description] */
const grants = [
    [1_200, "Karma given", "Mia · +1,200"],
    [-7, "Karma taken back", "Mia · −7"],
];
for (const [amount, title, description] of grants) {
    test(`a grant of ${amount} says ${title}`, () => {
        const said = confirmationFor("/families/f/karma/grants", { amount, who: "Mia" });
        assert.deepEqual(said, { title, description });
    });
}

test("done can be undone", () => {
    assert.equal(confirmationFor("/families/f/tasks/t/completion").undo, "/families/f/tasks/t/completion/removal");
});
