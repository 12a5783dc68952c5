// @ts-check
// What is said about things done without a connection. Pure.

/** @typedef {import("../forms/request.js").Problem} Problem */

export const words = {
    saved: "Saved for later",
    savedNote: "It is sent as soon as you are online again.",
    waits: "will be sent",
    takenBack: "Taken back",
    takeBack: "Tap again to take it back",
    sent: (/** @type {number} */ count) => `${count} things were sent`,
    sentOne: "Sent",
    notSent: (/** @type {number} */ count) => (count === 1 ? "One thing was not sent" : `${count} things were not sent`),
    notSentNote: "You signed out before the connection was back.",
    newRelease: "A new version of Roost is here",
    newReleaseNote: "It takes a moment; what you have typed should be sent first.",
    update: "Update",
    installHint: "Put Roost on this device",
    installNote: "It opens like an app, and shows what you have seen without a connection too.",
    install: "Install",
    stillSignedIn: "You are still signed in",
    stillSignedInNote: "Signing out needs a connection. Try again when you are online.",
};

/**
 * The server has decided otherwise, meanwhile.
 * @param {string} about
 * @param {Problem} problem
 * @param {{ userId: string, nameOf: (userId: string) => string | undefined }} me
 * @returns {{ title: string, description: string } | undefined} nothing when it is as wanted
 */
export function decisionWords(about, { code, detail = "", task }, { userId, nameOf }) {
    const it = about ? `“${about}”` : "It";
    switch (code) {
        case "already_completed": {
            if (task?.completedBy === userId) return undefined;
            const who = task?.completedBy ? nameOf(task.completedBy) : undefined;
            return { title: "Already done", description: `${it} was completed by ${who ?? "somebody else"} before you were back.` };
        }
        case "task_not_found":
        case "reward_not_found":
            return { title: "Not there any more", description: `${it} was removed before you were back.` };
        case "expired":
            return { title: "Too late", description: `The time for ${about ? it : "it"} passed before you were back.` };
        case "not_yours":
            return { title: "Somebody else’s now", description: `${it} was given to somebody else before you were back.` };
        case "not_a_member":
            return { title: "Not sent", description: "You are not in this family any more." };
        default:
            return { title: "Not done", description: [about, detail].filter(Boolean).join(": ") };
    }
}

/**
 * How long ago something was seen.
 * @param {Date} seen
 * @param {Date} now
 * @param {string} lang
 */
export function ageWords(seen, now, lang) {
    const minutes = Math.floor((now.getTime() - seen.getTime()) / 60_000);
    if (minutes < 1) return "a moment ago";
    if (minutes < 60) return minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
    const time = seen.toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit", hour12: false });
    if (seen.toDateString() === now.toDateString()) return `today at ${time}`;
    return `${seen.toLocaleDateString(lang, { weekday: "long", day: "numeric", month: "long" })} at ${time}`;
}

/** @param {Date} seen @param {Date} now @param {string} lang */
export function seenWords(seen, now, lang) {
    return `You are offline. You see this page as it was ${ageWords(seen, now, lang)}.`;
}
