// @ts-check
// What a form says when it is done, by where it was sent. Pure. A form's own `data-toast` says it better.

/** @typedef {{ title: string, description?: string, undo?: string }} Confirmation `undo`: where to send to take it back */

/** @type {[RegExp, Confirmation][]} */
const table = [
    [/\/tasks$/, { title: "Task added" }],
    [/\/tasks\/[^/]+$/, { title: "Saved" }],
    [/\/tasks\/[^/]+\/removal$/, { title: "Task deleted" }],
    [/\/tasks\/[^/]+\/completion$/, { title: "Done", undo: "/removal" }],
    [/\/tasks\/[^/]+\/completion\/removal$/, { title: "Open again" }],
    [/\/tasks\/[^/]+\/taking$/, { title: "It’s yours" }],
    [/\/schedules$/, { title: "Recurring task made" }],
    [/\/schedules\/[^/]+$/, { title: "Saved" }],
    [/\/schedules\/[^/]+\/pause$/, { title: "Paused" }],
    [/\/schedules\/[^/]+\/pause\/removal$/, { title: "Resumed" }],
    [/\/schedules\/[^/]+\/skips$/, { title: "Left out" }],
    [/\/schedules\/[^/]+\/removal$/, { title: "Recurring task deleted" }],
    [/\/rewards$/, { title: "Reward made" }],
    [/\/rewards\/[^/]+$/, { title: "Saved" }],
    [/\/rewards\/[^/]+\/image$/, { title: "Picture saved" }],
    [/\/rewards\/[^/]+\/archive$/, { title: "Reward archived" }],
    [/\/rewards\/[^/]+\/claims$/, { title: "Reward claimed", description: "Waiting for approval" }],
    [/\/claims\/[^/]+\/approval$/, { title: "Claim approved" }],
    [/\/claims\/[^/]+\/rejection$/, { title: "Claim rejected" }],
    [/\/claims\/[^/]+\/removal$/, { title: "Claim cancelled" }],
    [/\/karma\/grants$/, { title: "Karma given" }],
    [/\/members$/, { title: "Added to the family" }],
    [/\/members\/[^/]+\/role$/, { title: "Role changed" }],
    [/\/profile$/, { title: "Saved" }],
    [/\/members\/[^/]+\/pin$/, { title: "PIN saved" }],
    [/\/members\/[^/]+\/password$/, { title: "Password saved" }],
    [/\/code$/, { title: "New family code" }],
    [/\/members\/[^/]+\/removal$/, { title: "Removed from the family" }],
    [/\/family\/settings$/, { title: "Saved" }],
    [/\/invites\/[^/]+\/removal$/, { title: "Invite taken back" }],
];

/** @param {string} path @returns {Confirmation | undefined} */
export function confirmationFor(path) {
    const found = table.find(([pattern]) => pattern.test(path))?.[1];
    return found?.undo ? { ...found, undo: path + found.undo } : found;
}
