// @ts-check
// What a page says of time (today, overdue, good morning) grows old without any event: its regions come anew with each quarter of
// an hour. Every zone's midnight is the beginning of one.

import { dayOf } from "../words.js";
import { renewUnlessTyped } from "./gone.js";
import { refreshAll } from "./regions.js";

const quarter = 15 * 60_000;
/** Not all pages of a hub at the same moment, in milliseconds. */
const spread = 10_000;
const quarterNow = () => Math.floor(Date.now() / quarter);
const today = () => dayOf(new Date());

/** @param {{ readonly state: string }} connection */
export function watchQuarters(connection) {
    let shown = quarterNow();
    let day = today();
    const look = () => {
        if (document.hidden || shown === quarterNow()) return;
        shown = quarterNow();
        // A conversation is no region, and has days in it.
        const isOld = day !== today() && document.querySelector(".day-mark") && connection.state === "online";
        if (isOld && renewUnlessTyped()) day = today();
        else refreshAll();
    };
    const wait = () => {
        const rest = quarter - (Date.now() % quarter);
        setTimeout(() => (look(), wait()), rest + Math.random() * spread);
    };
    wait();
    // A tablet that slept has missed some.
    document.addEventListener("visibilitychange", look);
}
