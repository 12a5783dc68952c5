// @ts-check
// One POST as a form sends it, and what came of it.

import { deadline } from "../pages/deadline.js";
import { words } from "../words.js";
import { rememberCause } from "./causes.js";

/**
 * @typedef {{
 *     title?: string, detail?: string, code?: string, errors?: { field: string, code?: string, detail: string }[],
 *     retryAfter?: number, task?: import("../../types/events").FamilyTask,
 * }} Problem
 * @typedef {{ outcome: "done" | "refused" | "offline" | "signed-out", status: number, problem: Problem }} Reply
 */

/** Who hasn't answered by then can't be reached, in milliseconds; the key sees to it that trying again does nothing twice. */
const longest = 15_000;
/** Of a picture, bytes in a millisecond: on a slow line it takes minutes. */
const slowest = 4;

/**
 * @param {string} url
 * @param {URLSearchParams | FormData} body
 * @param {string} key names this one thing, however often it is sent
 * @param {string} [user] whose doing it is: with somebody else signed in by now it is refused
 * @returns {Promise<Reply>}
 */
export async function request(url, body, key, user = document.body.dataset.user) {
    rememberCause(key);
    /** @type {Record<string, string>} */
    const headers = { "Idempotency-Key": key, Accept: "application/json" };
    if (user) headers["Roost-User"] = user;
    const sizes = [...body.values()].map((value) => (value instanceof Blob ? value.size : 0));
    const signal = deadline(longest + sizes.reduce((sum, size) => sum + size / slowest, 0));
    const response = await fetch(url, { method: "POST", body, headers, credentials: "same-origin", signal }).catch(() => undefined);
    if (!response) return { outcome: "offline", status: 0, problem: { detail: words("forms.unreachable") } };
    const { status } = response;
    if (response.ok) return { outcome: "done", status, problem: {} };
    const problem = await problemOf(response);
    const isSignedOut = status === 401 || problem.code === "signed_in_as_other";
    return { outcome: isSignedOut ? "signed-out" : "refused", status, problem };
}

/** @param {Response} response @returns {Promise<Problem>} */
async function problemOf(response) {
    const unclear = { detail: words("forms.failed") };
    if (!(response.headers.get("Content-Type") ?? "").includes("json")) return unclear;
    const problem = await response.json().catch(() => unclear);
    return { ...problem, detail: problem.detail ?? problem.title ?? unclear.detail };
}
