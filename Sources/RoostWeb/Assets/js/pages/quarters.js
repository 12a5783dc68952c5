// @ts-check
// What a page says of time (today, overdue, good morning) grows old without any event: its regions come anew with each quarter of
// an hour. Every zone's midnight is the beginning of one.

import { refreshAll } from "./regions.js";

const quarter = 15 * 60_000;
/** Not all pages of a hub at the same moment, in milliseconds. */
const spread = 10_000;
const quarterNow = () => Math.floor(Date.now() / quarter);

export function watchQuarters() {
    let shown = quarterNow();
    const look = () => {
        if (document.hidden || shown === quarterNow()) return;
        shown = quarterNow();
        refreshAll();
    };
    const wait = () => {
        const rest = quarter - (Date.now() % quarter);
        setTimeout(() => (look(), wait()), rest + Math.random() * spread);
    };
    wait();
    // A tablet that slept has missed some.
    document.addEventListener("visibilitychange", look);
}
