// @ts-check
// Sends one thing that waits.

import { smallestOf } from "../forms/pictures.js";
import { request } from "../forms/request.js";

/**
 * @param {import("../../types/offline").Waiting} entry
 * @returns {Promise<import("../../types/offline").Decision>}
 */
export async function post({ path, kind, fields, image, key, user }) {
    const body = kind === "message" ? new FormData() : new URLSearchParams();
    for (const [name, value] of fields) body.append(name, value);
    if (image && body instanceof FormData) body.set("image", await smallestOf(image));
    const { outcome, status, problem } = await request(path, body, key, user);
    if (outcome === "done" || outcome === "signed-out") return { outcome };
    if (outcome === "offline") return { outcome: "later", note: "" };
    if (status === 429) return { outcome: "later", note: problem.detail ?? "", retryAfter: problem.retryAfter ?? 5 };
    // A fault on the server leaves open whether it was done; the key makes asking again safe.
    if (status >= 500) return { outcome: "later", note: problem.detail ?? "" };
    return { outcome: "refused", problem, isGone: [403, 404].includes(status) };
}
