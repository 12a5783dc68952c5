// @ts-check
// A page out of the service worker's keeping says how old it is; with the connection back it becomes fresh.

import { onPage } from "../pages/lifecycle.js";
import { refreshAll } from "../pages/regions.js";
import { seenWords } from "./offline-words.js";

/** @param {{ on(name: string, handler: () => void): unknown, readonly state: string }} connection */
export function watchSeen(connection) {
    const freshen = () => {
        if (!document.body.dataset.seen) return;
        delete document.body.dataset.seen;
        show();
        refreshAll();
    };
    onPage(() => {
        show();
        // It only came too late: the connection is there.
        if (connection.state === "online") freshen();
    });
    connection.on("realtime.ready", freshen);
    // It grows older while one looks, or looks away.
    setInterval(show, 60_000);
    document.addEventListener("visibilitychange", show);
}

function show() {
    const notice = document.getElementById("seen");
    const { seen } = document.body.dataset;
    if (!notice) return;
    notice.hidden = !seen;
    const text = notice.querySelector("span");
    if (text && seen) text.textContent = seenWords(new Date(seen), new Date());
}
