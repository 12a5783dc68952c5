import assert from "node:assert/strict";
import { test } from "node:test";
import { Draft, forgetDrafts } from "../../Sources/RoostWeb/Assets/js/chat/drafts.js";

/** A browser's storage, with methods that are no keys of its own. */
class Storage {
    getItem(key) {
        return this[key] ?? null;
    }
    setItem(key, text) {
        this[key] = text;
    }
    removeItem(key) {
        delete this[key];
    }
}

test("a draft is one person's in one chat, and goes once it is empty", () => {
    globalThis.localStorage = new Storage();
    const draft = new Draft("mia", "c1");
    draft.text = "Hello";
    assert.equal(new Draft("mia", "c1").text, "Hello");
    assert.deepEqual([new Draft("tom", "c1").text, new Draft("mia", "c2").text], ["", ""]);
    draft.text = "";
    assert.deepEqual(Object.keys(localStorage), []);
});

test("who leaves takes all drafts along, who comes those of others; nothing else is touched", () => {
    globalThis.localStorage = Object.assign(new Storage(), { "roost.install-hint": "1" });
    new Draft("mia", "c1").text = "Mine";
    new Draft("tom", "c1").text = "His";
    forgetDrafts("mia");
    assert.deepEqual(Object.keys(localStorage), ["roost.install-hint", "roost.draft.mia.c1"]);
    forgetDrafts();
    assert.deepEqual(Object.keys(localStorage), ["roost.install-hint"]);
});

test("a browser that keeps nothing, or has no room, is no trouble", () => {
    globalThis.localStorage = Object.assign(new Storage(), { setItem: () => { throw new Error("full"); } });
    new Draft("mia", "c1").text = "Hello";
    Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => { throw new Error("denied"); } });
    new Draft("mia", "c1").text = "Hello";
    assert.equal(new Draft("mia", "c1").text, "");
    forgetDrafts();
});
