import assert from "node:assert/strict";
import { test } from "node:test";
import { excess, tooLong } from "../../Sources/RoostWeb/Assets/js/chat/length.js";
import "./texts.js";

test("8,000 characters are a message, one more is one too many, whatever they are made of", () => {
    for (const one of ["a", "👍", "👩‍👩‍👧‍👦", "👩🏻‍❤️‍💋‍👨🏿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301", "ß"]) {
        assert.equal(excess(one.repeat(8_000)), 0, one);
        assert.equal(excess(one.repeat(8_001)), 1, one);
    }
    assert.equal(excess(""), 0);
    assert.equal(excess("x".repeat(9_000)), 1_000);
});

test("how much is too long is said in words", () => {
    assert.equal(tooLong(1), "That is 1 character too long: a message has up to 8,000.");
    assert.match(tooLong(7), /7 characters too long/);
});
