import assert from "node:assert/strict";
import { test } from "node:test";
import { presenceWords } from "../../Sources/RoostWeb/Assets/js/notices/presence-words.js";
import { Emitter } from "../../Sources/RoostWeb/Assets/js/realtime/emitter.js";
import { Presence } from "../../Sources/RoostWeb/Assets/js/realtime/presence.js";
import "./texts.js";

function world() {
    const connection = new Emitter();
    const presence = new Presence(connection);
    const heard = [];
    const dispose = presence.on((people) => heard.push(Object.fromEntries([...people].map(([id, mark]) => [id, mark.status]))));
    return { connection, presence, heard, dispose };
}

test("a snapshot takes the place of all, a change of one", () => {
    const { connection, heard } = world();
    connection.emit("presence.snapshot", { people: [{ userId: "a", status: "online" }, { userId: "b", status: "away" }] });
    connection.emit("presence.changed", { userId: "b", status: "offline" });
    connection.emit("presence.snapshot", { people: [{ userId: "a", status: "online" }] });
    assert.deepEqual(heard, [{}, { a: "online", b: "away" }, { a: "online", b: "offline" }, { a: "online" }]);
});

test("without a connection nobody knows who is here", () => {
    const { connection, heard } = world();
    connection.emit("presence.snapshot", { people: [{ userId: "a", status: "online" }] });
    connection.emit("connection.state", "online");
    connection.emit("connection.state", "paused");
    assert.deepEqual(heard.at(-1), {});
});

test("who asks late hears at once, and no more after dispose", () => {
    const { connection, presence, heard, dispose } = world();
    dispose();
    connection.emit("presence.snapshot", { people: [{ userId: "a", status: "away" }] });
    assert.equal(heard.length, 1);
    presence.on((people) => assert.equal(people.get("a")?.status, "away"));
});

test("presence in words", () => {
    const now = new Date(2026, 2, 29, 20, 0);
    const at = (/** @type {Date} */ date) => ({ userId: "a", status: /** @type {const} */ ("offline"), lastSeenAt: date.toISOString() });
    assert.equal(presenceWords(undefined, now), "");
    assert.equal(presenceWords({ userId: "a", status: "online" }, now), "Here now");
    assert.equal(presenceWords({ userId: "a", status: "away" }, now), "Away");
    assert.equal(presenceWords({ userId: "a", status: "offline" }, now), "Not here");
    assert.equal(presenceWords(at(new Date(2026, 2, 29, 14, 5)), now), "Last seen at 14:05");
    assert.equal(presenceWords(at(new Date(2026, 2, 28, 14, 5)), now), "Last seen Saturday 28 March at 14:05");
});
