import assert from "node:assert/strict";
import test from "node:test";

import { press } from "../../Sources/RoostWeb/Assets/js/pages/keypad.js";

test("a key is one digit more, up to eight, and back takes the last away", () => {
    assert.equal(press("", "7"), "7");
    assert.equal(press("70", "back"), "7");
    assert.equal(press("", "back"), "");
    assert.equal(press("12345678", "9"), "12345678");
});
