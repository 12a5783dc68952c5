// @ts-check
// Signing out leaves nothing behind on this device: neither what waits to be sent, nor drafts, nor the pages kept for offline.

import { forgetDrafts } from "../chat/drafts.js";
import { deadline } from "../pages/deadline.js";
import { recall, remember } from "../pages/tab-memory.js";
import { toast } from "../toasts/toast.js";
import { words } from "../words.js";
import { forgetPages } from "./pages.js";
import { waiting } from "./waiting.js";

const dropped = "roost.not-sent";

/** @param {{ stop(): void, start(): void }} connection */
export function watchSignOut(connection) {
    document.addEventListener("submit", (event) => {
        const { target } = event;
        if (!(target instanceof HTMLFormElement) || new URL(target.action).pathname !== "/sign-out") return;
        event.preventDefault();
        void signOut(target.action, connection);
    });
}

/** @param {string} url @param {{ stop(): void, start(): void }} connection */
async function signOut(url, connection) {
    // The server's word that the sign-in has ended is for the other tabs.
    connection.stop();
    const headers = { Accept: "application/json" };
    const response = await fetch(url, { method: "POST", headers, credentials: "same-origin", signal: deadline(10_000) }).catch(() => undefined);
    if (!response?.ok) {
        connection.start();
        toast.error(words("offline.still_signed_in"), { id: "sign-out", description: words("offline.still_signed_in_note") });
        return;
    }
    const count = await waiting().drop();
    // For the page after this one, where the browser keeps anything for it.
    if (count && !remember(dropped, String(count))) toast.warning(words("offline.not_sent", {}, count));
    forgetDrafts();
    await forgetPages();
    location.assign("/sign-in");
}

/** At the door: what the sign-out has cost. */
export function tellDropped() {
    const count = Number(recall(dropped) ?? 0);
    remember(dropped);
    if (!count) return;
    toast.warning(words("offline.not_sent", {}, count), { description: words("offline.not_sent_note"), duration: 10_000 });
}
