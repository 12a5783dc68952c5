// @ts-check
// One mutation over HTTP: the same attempt, made again after a failure on the way, keeps its key.

import { Keys } from "./keys.js";
import { request } from "./request.js";

/**
 * @typedef {import("./request.js").Problem} Problem
 * @typedef {import("./request.js").Reply & { key: string }} Answer
 */

const keys = new Keys();

/**
 * @param {string} url
 * @param {URLSearchParams | FormData} [body]
 * @returns {Promise<Answer>}
 */
export async function send(url, body = new URLSearchParams()) {
    const attempt = `${url} ${describe(body)}`;
    const key = keys.take(attempt);
    const reply = await request(url, body, key);
    // A fault on the server leaves open whether it was done, so the key stays.
    if (reply.status && reply.status < 500) keys.answered(attempt);
    return { ...reply, key };
}

/**
 * What could not be sent is somebody else's business now, key and all.
 * @param {string} url
 * @param {URLSearchParams | FormData} body
 */
export function handOver(url, body) {
    keys.answered(`${url} ${describe(body)}`);
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
