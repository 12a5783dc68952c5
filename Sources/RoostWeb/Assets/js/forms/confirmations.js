// @ts-check
// What a form says when it is done, by where it was sent. Pure. A form's own `data-toast` says it better.

import { number, words } from "../words.js";

/**
 * @typedef {{ title: string, description?: string, undo?: string }} Confirmation `undo`: where to send to take it back
 * @typedef {{ amount: number, who?: string }} Grant less than nothing: taken back
 * @typedef {import("../words.js").TextKey} TextKey
 */

/** @type {[RegExp, { title: TextKey, description?: TextKey, undo?: string }][]} */
const table = [
    [/\/tasks$/, { title: "forms.task_added" }],
    [/\/tasks\/[^/]+$/, { title: "forms.saved" }],
    [/\/tasks\/[^/]+\/removal$/, { title: "forms.task_deleted" }],
    [/\/tasks\/[^/]+\/completion$/, { title: "forms.done", undo: "/removal" }],
    [/\/tasks\/[^/]+\/completion\/removal$/, { title: "forms.reopened" }],
    [/\/tasks\/[^/]+\/taking$/, { title: "forms.taken" }],
    [/\/schedules$/, { title: "forms.schedule_made" }],
    [/\/schedules\/[^/]+$/, { title: "forms.saved" }],
    [/\/schedules\/[^/]+\/pause$/, { title: "forms.paused" }],
    [/\/schedules\/[^/]+\/pause\/removal$/, { title: "forms.resumed" }],
    [/\/schedules\/[^/]+\/skips$/, { title: "forms.skipped" }],
    [/\/schedules\/[^/]+\/removal$/, { title: "forms.schedule_deleted" }],
    [/\/rewards$/, { title: "forms.reward_made" }],
    [/\/rewards\/[^/]+$/, { title: "forms.saved" }],
    [/\/rewards\/[^/]+\/image$/, { title: "forms.picture_saved" }],
    [/\/rewards\/[^/]+\/archive$/, { title: "forms.archived" }],
    [/\/rewards\/[^/]+\/claims$/, { title: "forms.claimed", description: "forms.claim_waits" }],
    [/\/claims\/[^/]+\/approval$/, { title: "forms.approved", undo: "/removal" }],
    [/\/claims\/[^/]+\/rejection$/, { title: "forms.rejected" }],
    [/\/claims\/[^/]+\/removal$/, { title: "forms.cancelled" }],
    [/\/members$/, { title: "forms.member_added" }],
    [/\/members\/[^/]+\/role$/, { title: "forms.role_changed" }],
    [/\/profile$/, { title: "forms.saved" }],
    [/\/members\/[^/]+\/pin$/, { title: "forms.pin_saved" }],
    [/\/members\/[^/]+\/password$/, { title: "forms.password_saved" }],
    [/\/code$/, { title: "forms.new_code" }],
    [/\/members\/[^/]+\/removal$/, { title: "forms.member_removed" }],
    [/\/family\/settings$/, { title: "forms.saved" }],
    [/\/invites\/[^/]+\/removal$/, { title: "forms.invite_revoked" }],
];

/**
 * @param {string} path
 * @param {Grant} [grant] what a form that grants karma says
 * @returns {Confirmation | undefined}
 */
export function confirmationFor(path, grant) {
    if (grant && /\/karma\/grants$/.test(path)) return granted(grant);
    const found = table.find(([pattern]) => pattern.test(path))?.[1];
    if (!found) return undefined;
    const { title, description, undo } = found;
    return { title: words(title), description: description && words(description), undo: undo && path + undo };
}

/** @param {Grant} grant @returns {Confirmation} */
function granted({ amount, who }) {
    const title = words(amount < 0 ? "forms.karma_taken" : "forms.karma_given");
    const moved = (amount < 0 ? "−" : "+") + number(Math.abs(amount));
    return { title, description: [who, moved].filter(Boolean).join(" · ") };
}
