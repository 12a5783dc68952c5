import assert from "node:assert/strict";
import { test } from "node:test";
import { ToastState } from "../../Sources/RoostWeb/Assets/js/toasts/state.js";
import { directionsOf, pull } from "../../Sources/RoostWeb/Assets/js/toasts/swipe.js";
import { toast, toastState } from "../../Sources/RoostWeb/Assets/js/toasts/toast.js";
import { HandClock } from "./clock.js";

function world() {
    const clock = new HandClock();
    const state = new ToastState(clock);
    state.mount(() => {});
    const add = (title, options) => state.add({ kind: "info", title, ...options });
    const titles = () => state.toasts.filter(({ leaving }) => !leaving).map(({ title }) => title);
    return { clock, state, add, titles };
}

test("7, 11: four seconds, then gone, and out of the list 200 ms later", () => {
    const { clock, state, add, titles } = world();
    add("a");
    clock.pass(3_999);
    assert.deepEqual(titles(), ["a"]);
    clock.pass(1);
    assert.deepEqual(titles(), []);
    assert.equal(state.toasts.length, 1);
    clock.pass(200);
    assert.equal(state.toasts.length, 0);
});

test("6: what is sent before its toaster mounts waits for it with its whole time", () => {
    const clock = new HandClock();
    const state = new ToastState(clock);
    state.add({ kind: "info", title: "early" });
    state.add({ kind: "info", title: "elsewhere", toasterId: "other" });
    clock.pass(60_000);
    assert.equal(state.toasts.length, 2);
    state.mount(() => {});
    clock.pass(4_200);
    assert.deepEqual(state.toasts.map(({ title }) => title), ["elsewhere"]);
    const unmount = state.mount(() => {}, "other");
    clock.pass(3_000);
    unmount();
    clock.pass(60_000);
    state.mount(() => {}, "other");
    clock.pass(999);
    assert.equal(state.find(state.toasts[0].id).title, "elsewhere");
    clock.pass(201);
    assert.equal(state.toasts.length, 0);
});

test("6, 8: what holds one toaster does not hold another", () => {
    const { clock, state, add, titles } = world();
    state.mount(() => {}, "other");
    state.hold("expanded", "other");
    add("a");
    add("b", { toasterId: "other" });
    clock.pass(4_000);
    assert.deepEqual(titles(), ["b"]);
});

test("the newest is first", () => {
    const { add, titles } = world();
    add("a");
    add("b");
    assert.deepEqual(titles(), ["b", "a"]);
});

test("7: its own duration; infinite and loading ones never close by themselves", () => {
    const { clock, add, titles } = world();
    add("short", { duration: 1_000 });
    add("for ever", { duration: Infinity });
    add("loading", { kind: "loading" });
    clock.pass(1_000);
    assert.deepEqual(titles(), ["loading", "for ever"]);
    clock.pass(1_000_000);
    assert.deepEqual(titles(), ["loading", "for ever"]);
});

test("8: time stands still while anybody holds it, and goes on with what is left", () => {
    const { clock, state, add, titles } = world();
    add("a");
    clock.pass(3_000);
    state.hold("expanded");
    state.hold("hidden");
    clock.pass(60_000);
    state.release("hidden");
    clock.pass(60_000);
    assert.deepEqual(titles(), ["a"]);
    state.release("expanded");
    clock.pass(999);
    assert.deepEqual(titles(), ["a"]);
    clock.pass(1);
    assert.deepEqual(titles(), []);
});

test("8: one sent while time stands still waits as well", () => {
    const { clock, state, add, titles } = world();
    state.hold("hidden");
    add("a");
    clock.pass(60_000);
    assert.deepEqual(titles(), ["a"]);
    state.release("hidden");
    clock.pass(4_000);
    assert.deepEqual(titles(), []);
});

test("9: the same id changes it in place, with a time of its own", () => {
    const { clock, state, add, titles } = world();
    add("Saving", { id: "x", kind: "loading", duration: Infinity, description: "photo" });
    add("other");
    add("Saved", { id: "x", kind: "success" });
    assert.deepEqual(titles(), ["other", "Saved"]);
    assert.equal(state.find("x").description, "photo");
    clock.pass(4_000);
    assert.deepEqual(titles(), []);
});

test("10: an id used again after dismissal inherits nothing", () => {
    const { clock, state, add } = world();
    add("a", { id: "x", description: "old", action: { label: "Undo" } });
    state.dismiss("x");
    add("b", { id: "x" });
    assert.equal(state.find("x").description, undefined);
    assert.equal(state.find("x").action, undefined);
    assert.equal(new Set(state.toasts.map(({ id }) => id)).size, 2);
    clock.pass(200);
    assert.equal(state.find("x").title, "b");
});

test("11: dismiss takes one or all, and tells nobody", () => {
    const { state, add, titles } = world();
    let told = 0;
    const onDismiss = () => (told += 1);
    const id = add("a", { onDismiss });
    add("b", { onDismiss });
    add("c", { onDismiss });
    state.dismiss(id);
    assert.deepEqual(titles(), ["c", "b"]);
    state.dismiss();
    assert.deepEqual(titles(), []);
    assert.equal(told, 0);
});

test("12: onAutoClose only on time-out, onDismiss only by the person, each once", () => {
    const { clock, state, add } = world();
    const told = [];
    const options = { onAutoClose: () => told.push("auto"), onDismiss: () => told.push("dismiss") };
    add("a", options);
    clock.pass(10_000);
    assert.deepEqual(told, ["auto"]);
    add("b", options);
    const [b] = state.toasts;
    state.close(b);
    state.close(b);
    clock.pass(10_000);
    assert.deepEqual(told, ["auto", "dismiss"]);
});

test("19: one that is not dismissible is not closed by the person", () => {
    const { state, add, titles } = world();
    add("a", { dismissible: false });
    state.close(state.toasts[0]);
    assert.deepEqual(titles(), ["a"]);
});

test("beyond: N alike are one ×N, with fresh time", () => {
    const { clock, state, add } = world();
    add("New reward", { id: "1", description: "Ice" });
    clock.pass(3_000);
    add("New reward", { id: "2", description: "Ice" });
    add("New reward", { id: "3", description: "Film" });
    assert.deepEqual(state.toasts.map(({ ids }) => ids.length), [1, 2]);
    clock.pass(3_000);
    assert.equal(state.toasts.filter(({ leaving }) => !leaving).length, 2);
});

test("beyond: one of ×N can change or go, and leaves the rest", () => {
    const { state, add, titles } = world();
    add("Task", { id: "1" });
    add("Task", { id: "2" });
    add("Task", { id: "3" });
    state.dismiss("1");
    add("Done", { id: "2" });
    assert.deepEqual(titles(), ["Done", "Task"]);
    assert.deepEqual(state.toasts.map(({ ids }) => ids.length), [1, 1]);
    state.dismiss("3");
    assert.deepEqual(titles(), ["Done"]);
});

test("beyond: those with an action, and those loading, are never ×N", () => {
    const { state, add } = world();
    add("Done", { action: { label: "Undo" } });
    add("Done", { action: { label: "Undo" } });
    add("Wait", { kind: "loading" });
    add("Wait", { kind: "loading" });
    assert.equal(state.toasts.length, 4);
});

test("13: those on the screen and what was ever said can be listed, each as it was said last", () => {
    const { clock, state, add } = world();
    add("Saving", { id: "x", kind: "loading" });
    add("other");
    add("Saved", { id: "x", kind: "success" });
    assert.deepEqual(state.history.map(({ title }) => title), ["other", "Saved"]);
    state.dismiss("x");
    clock.pass(200);
    add("New", { id: "x" });
    assert.deepEqual(state.history.map(({ title }) => title), ["New", "other", "Saved"]);
    assert.deepEqual(state.toasts.map(({ title }) => title), ["New", "other"]);
});

test("13: the history keeps the last hundred", () => {
    const { state, add } = world();
    for (let i = 0; i < 120; i++) add(`t${i}`);
    assert.equal(state.history.length, 100);
    assert.equal(state.history[0].title, "t119");
});

const answers = [
    ["a value", () => Promise.resolve({ name: "Ice" }), "success", "Made Ice"],
    ["a rejection", () => Promise.reject(new Error("no")), "error", "Failed: no"],
    ["an Error value", () => Promise.resolve(new Error("no")), "error", "Failed: no"],
    ["a response that is not ok", () => Promise.resolve(new Response("", { status: 500 })), "error", "Failed: 500"],
];
for (const [name, work, kind, title] of answers) {
    test(`14, 15, 16: a promise with ${name} is ${kind}, and finally runs`, async () => {
        const finished = new Promise((resolve) => {
            const { id, unwrap } = toast.promise(work, {
                loading: "…",
                success: (value) => `Made ${value.name}`,
                error: (reason) => `Failed: ${reason.message ?? reason.status}`,
                finally: () => resolve(id),
            });
            assert.equal(toastState.find(id).kind, "loading");
            unwrap().catch(() => {});
        });
        const shown = toastState.find(await finished);
        assert.deepEqual([shown.kind, shown.title], [kind, title]);
        toast.dismiss();
    });
}

test("14: description too may be a function of the result; without a text the toast just goes", async () => {
    const finished = new Promise((resolve) => {
        const { id } = toast.promise(Promise.resolve(3), {
            loading: "…", success: "Made", description: (count) => `${count} of them`, finally: () => resolve(id),
        });
    });
    assert.equal(toastState.find(await finished).description, "3 of them");
    const silent = new Promise((resolve) => {
        const { id } = toast.promise(Promise.resolve(), { loading: "…", finally: () => resolve(id) });
    });
    assert.equal(toastState.find(await silent), undefined);
    toast.dismiss();
});

test("16: unwrap gives the promise, its value and its rejection", async () => {
    assert.equal(await toast.promise(async () => 7, { loading: "…" }).unwrap(), 7);
    const failing = toast.promise(Promise.reject(new Error("no")), { loading: "…", error: "Failed" });
    await assert.rejects(failing.unwrap(), /no/);
    toast.dismiss();
});

test("18: a toast leaves by the edges nearest to its position", () => {
    assert.deepEqual(directionsOf("bottom-right"), ["down", "right"]);
    assert.deepEqual(directionsOf("top-left"), ["up", "left"]);
    assert.deepEqual(directionsOf("bottom-center"), ["down"]);
    assert.deepEqual(directionsOf("top-center"), ["up"]);
});

test("17, 18: it follows the finger where it may go, gives way a little to the other side, and not along the other axis", () => {
    assert.equal(pull("x", 30, ["right"]), 30);
    assert.equal(pull("x", -25, ["right"]), -5);
    assert.equal(pull("x", 30, ["down"]), 0);
});
