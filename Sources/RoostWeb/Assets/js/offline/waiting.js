// @ts-check
// The page's one queue: what was tapped and written without a connection, sent once it is back, told in words.

import { nameOf } from "../notices/people.js";
import { onPage } from "../pages/lifecycle.js";
import { refreshAll } from "../pages/regions.js";
import { goToSignIn } from "../pages/sign-in.js";
import { clock } from "../realtime/clock.js";
import { toast } from "../toasts/toast.js";
import { words } from "../words.js";
import { markWaiting, unmark } from "./marks.js";
import { decisionWords } from "./offline-words.js";
import { post } from "./post.js";
import { Queue } from "./queue.js";
import { openStore } from "./store.js";

/**
 * @typedef {import("../../types/offline").Waiting} Waiting
 * @typedef {import("../../types/offline").Decision} Decision
 */

/** @type {Queue | undefined} */
let shared;
/** @type {Set<(note: string) => void>} */
const listeners = new Set();
/** @type {Set<(entry: Waiting) => void>} */
const arrivals = new Set();
/** Other tabs of this browser. */
const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("roost.waiting");
/** @type {string[]} What taps were about that have been sent since the last word about it. */
let sent = [];

/** What waits of the person whose page this is. */
export function waiting() {
    const user = document.body.dataset.user ?? "";
    return (shared ??= new Queue({ user, store: toldStore(), post: send, clock, changed, decided, gone, flushed: tellSent, alone }));
}

/** @param {{ on(name: string, handler: () => void): unknown }} connection */
export function watchWaiting(connection) {
    const flush = () => void waiting().flush();
    connection.on("realtime.ready", flush);
    addEventListener("online", flush);
    tabs?.addEventListener("message", () => void waiting().load());
    document.addEventListener("roost:regions", () => markWaiting(waiting().entries));
    onPage(() => markWaiting(waiting().entries));
    flush();
}

/**
 * @param {(note: string) => void} changed
 * @param {(entry: Waiting) => void} arrived
 * @returns {import("../../types/client").Dispose}
 */
export function onWaiting(changed, arrived) {
    listeners.add(changed);
    arrivals.add(arrived);
    return () => (listeners.delete(changed), arrivals.delete(arrived));
}

/** @param {Waiting} entry */
async function send(entry) {
    const decision = await post(entry);
    if (decision.outcome === "signed-out") goToSignIn();
    return decision;
}

/** @param {string} note */
function changed(note) {
    markWaiting(waiting().entries);
    for (const listener of listeners) listener(note);
}

/** @param {Waiting} entry @param {Decision} decision */
function decided(entry, decision) {
    if (entry.kind === "message") {
        if (decision.outcome === "done") for (const arrived of arrivals) arrived(entry);
        if (decision.outcome === "refused") tellRefused(entry, decision);
        return;
    }
    const me = { userId: document.body.dataset.user ?? "", nameOf };
    const said = decision.outcome === "refused" ? decisionWords(entry.about, decision.problem, me) : undefined;
    unmark(entry.key, !said);
    if (said) toast.warning(said.title, { id: `waiting-${entry.key}`, description: said.description, duration: 10_000 });
    else sent.push(entry.about);
    refreshAll();
}

/**
 * A message the server did not want is told where it stands; away from there, by a toast.
 * @param {Waiting} entry
 * @param {Extract<Decision, { outcome: "refused" }>} decision
 */
function tellRefused({ key, about, chat, path }, { problem, isGone }) {
    if (!isGone && document.getElementById("conversation")?.dataset.chat === chat) return;
    const said = decisionWords(about, problem, { userId: "", nameOf });
    const href = isGone ? undefined : path.replace(/\/messages$/, "");
    if (said) toast.warning(said.title, { id: `waiting-${key}`, description: said.description, duration: 10_000, href });
}

/**
 * Another tab tells what came of it; here the page shows how things are.
 * @param {Waiting} entry
 */
function gone({ key }) {
    unmark(key, false);
    refreshAll();
}

/** One word for all that went at once. */
function tellSent() {
    if (waiting().hasTaps) return;
    toast.dismiss("waiting");
    if (!sent.length) return;
    toast.success(words("offline.sent", {}, sent.length), { id: "sent", description: sent.filter(Boolean).join(" · ") || undefined });
    sent = [];
}

/** Tells other tabs what it has kept. */
function toldStore() {
    const store = openStore();
    const told = async (/** @type {Promise<void>} */ kept) => (await kept, tabs?.postMessage("changed"));
    return {
        all: () => store.all(),
        put: (/** @type {Waiting} */ entry) => told(store.put(entry)),
        remove: (/** @type {string} */ key) => told(store.remove(key)),
        clear: () => told(store.clear()),
    };
}

/** @param {() => Promise<void>} run */
function alone(run) {
    // A hub at home without https has no locks; there the keys see to it that nothing is done twice.
    return navigator.locks ? navigator.locks.request("roost.waiting", run) : run();
}
