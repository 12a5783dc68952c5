// @ts-check
// One mutation over HTTP, as a form sends it, and what came of it.

import { rememberCause } from "./causes.js";
import { Keys } from "./keys.js";

/**
 * @typedef {{ title?: string, detail?: string, code?: string, errors?: { field: string, code?: string, detail: string }[] }} Problem
 * @typedef {{ outcome: "done" | "refused" | "offline" | "signed-out", status: number, key: string, problem: Problem }} Answer
 */

const keys = new Keys();
const unclear = { detail: "That did not work. Please try again." };
const offline = { detail: "Roost can’t be reached. Check your connection and try again." };

/**
 * @param {string} url
 * @param {URLSearchParams | FormData} [body]
 * @returns {Promise<Answer>}
 */
export async function send(url, body = new URLSearchParams()) {
    const attempt = `${url} ${describe(body)}`;
    const key = keys.take(attempt);
    rememberCause(key);
    let response;
    try {
        response = await fetch(url, {
            method: "POST",
            body,
            headers: { "Idempotency-Key": key, Accept: "application/json" },
            credentials: "same-origin",
        });
    } catch {
        return { outcome: "offline", status: 0, key, problem: offline };
    }
    const { status } = response;
    // A fault on the server leaves open whether it was done, so the key stays.
    if (status < 500) keys.answered(attempt);
    if (response.ok) return { outcome: "done", status, key, problem: {} };
    return { outcome: status === 401 ? "signed-out" : "refused", status, key, problem: await problemOf(response) };
}

/**
 * A body as text, by which two attempts are the same.
 * @param {URLSearchParams | FormData} body
 */
export function describe(body) {
    return [...body].map(([name, value]) =>
        `${name}=${typeof value === "string" ? value : `${value.name}/${value.size}/${value.lastModified}`}`
    ).join("&");
}

/** @param {Response} response @returns {Promise<Problem>} */
async function problemOf(response) {
    if (!(response.headers.get("Content-Type") ?? "").includes("json")) return unclear;
    const problem = await response.json().catch(() => unclear);
    return { ...problem, detail: problem.detail ?? problem.title ?? unclear.detail };
}
