// @ts-check
// One message on its way over HTTP.

import { rememberCause } from "../forms/causes.js";
import { goToSignIn } from "../pages/sign-in.js";

/** @typedef {import("./outbox.js").Entry} Entry */

/**
 * @param {string} url
 * @param {Entry} entry
 * @param {File | undefined} image
 * @returns {Promise<import("./outbox.js").Result>}
 */
export async function postMessage(url, { clientId, body, hasImage }, image) {
    if (hasImage && !image) return { outcome: "refused", detail: "The picture is gone. Send it again." };
    const form = new FormData();
    form.set("clientId", clientId);
    form.set("body", body);
    if (image) form.set("image", image);
    rememberCause(clientId);
    let response;
    try {
        response = await fetch(url, {
            method: "POST",
            body: form,
            headers: { "Idempotency-Key": clientId, Accept: "application/json" },
            credentials: "same-origin",
        });
    } catch {
        return { outcome: "later", detail: "" };
    }
    if (response.ok) return { outcome: "sent" };
    const problem = await response.json().catch(() => ({}));
    const detail = problem.detail ?? "That did not work.";
    if (response.status === 401) goToSignIn();
    if (response.status === 429) return { outcome: "later", retryAfter: problem.retryAfter ?? 5, detail };
    if (response.status === 401 || response.status >= 500) return { outcome: "later", detail };
    return { outcome: "refused", detail };
}
