// @ts-check
// Whether somebody is here, in words.

import { dayOf, timeOf, words } from "../words.js";

/**
 * @param {import("../../types/events").PresenceMark | undefined} mark
 * @param {Date} now
 */
export function presenceWords(mark, now) {
    if (!mark) return "";
    if (mark.status === "online") return words("people.here");
    if (mark.status === "away") return words("people.away");
    if (!mark.lastSeenAt) return words("people.gone");
    const seen = new Date(mark.lastSeenAt);
    const time = timeOf(seen);
    if (dayOf(seen) === dayOf(now)) return words("people.seen_at", { time });
    return words("people.seen_on", { day: dayOf(seen), time });
}
