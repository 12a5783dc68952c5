// @ts-check
// What is said about things done without a connection. Pure.

import { dayOf, timeOf, words } from "../words.js";

/** @typedef {import("../forms/request.js").Problem} Problem */

/**
 * The server has decided otherwise, meanwhile.
 * @param {string} about
 * @param {Problem} problem
 * @param {{ userId: string, nameOf: (userId: string) => string | undefined }} me
 * @returns {{ title: string, description: string } | undefined} nothing when it is as wanted
 */
export function decisionWords(about, { code, detail = "", task }, { userId, nameOf }) {
    const it = about ? words("decisions.thing", { what: about }) : words("decisions.it");
    switch (code) {
        case "already_completed": {
            if (task?.completedBy === userId) return undefined;
            const who = (task?.completedBy && nameOf(task.completedBy)) || words("decisions.somebody");
            return { title: words("decisions.already_done"), description: words("decisions.already_done_note", { it, who }) };
        }
        case "task_not_found":
        case "reward_not_found":
            return { title: words("decisions.removed"), description: words("decisions.removed_note", { it }) };
        case "expired":
            return { title: words("decisions.late"), description: words("decisions.late_note", { it }) };
        case "not_yours":
            return { title: words("decisions.theirs"), description: words("decisions.theirs_note", { it }) };
        case "not_a_member":
            return { title: words("decisions.left"), description: words("decisions.left_note") };
        default: {
            const description = about ? words("decisions.refused_note", { what: about, why: detail }) : detail;
            return { title: words("decisions.refused"), description };
        }
    }
}

/**
 * How long ago something was seen.
 * @param {Date} seen
 * @param {Date} now
 */
export function ageWords(seen, now) {
    const minutes = Math.floor((now.getTime() - seen.getTime()) / 60_000);
    if (minutes < 1) return words("offline.moment_ago");
    if (minutes < 60) return words("offline.minutes_ago", {}, minutes);
    const time = timeOf(seen);
    if (dayOf(seen) === dayOf(now)) return words("offline.today_at", { time });
    return words("offline.day_at", { day: dayOf(seen), time });
}

/** @param {Date} seen @param {Date} now */
export function seenWords(seen, now) {
    return words("offline.seen", { age: ageWords(seen, now) });
}
