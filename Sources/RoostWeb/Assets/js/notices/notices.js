// @ts-check
// Which event tells this person what: event → toast, by the table in the product's section 14. Pure.

import { chatRules } from "./chat-notices.js";
import { rewardRules } from "./reward-notices.js";
import { page, sentence } from "./words.js";

/**
 * @typedef {import("../../types/events").LoggedEvents} LoggedEvents
 * @typedef {import("../../types/events").Meta} Meta
 * @typedef {{ userId: string, role?: string, nameOf?: (userId: string) => string | undefined,
 *     isChatOpen?: (chatId: string) => boolean, isChatMuted?: (chatId: string) => boolean }} Me
 * @typedef {{
 *     id: string, kind: "success" | "info" | "warning", title: string, description?: string, duration?: number,
 *     href?: string, action?: { label: string, post: string, done: string },
 * }} Notice `id` names the thing it is about, so that one thing is one toast
 * @typedef {{ dismiss: string }} Dismissal the thing is settled: its toast goes
 */

/**
 * @template {keyof LoggedEvents} Name
 * @typedef {(payload: LoggedEvents[Name], meta: Meta, me: Me) => Notice | Dismissal | undefined} Rule
 */

/** @type {Rule<"task.created">} */
function taskAssigned({ task, assignedTo, recurring }, meta, me) {
    if (!assignedTo?.includes(me.userId)) return;
    return {
        id: `task-${task.id}`,
        kind: "success",
        title: "New task assigned",
        description: whoFor(task, Boolean(recurring)) + task.name,
        duration: 5_000,
        href: page(meta, `tasks/${task.id}`),
    };
}

/** @param {import("../../types/events").FamilyTask} task @param {boolean} recurring */
function whoFor({ assignment }, recurring) {
    if (recurring) return "Recurring: ";
    if (assignment?.type === "everyone") return "For everyone: ";
    if (assignment?.type === "role") return assignment.role === "child" ? "For all children: " : "For all parents: ";
    return "";
}

/** @type {Rule<"task.completed">} */
function taskCompleted({ task, completedBy, creditedTo }, meta, me) {
    if (creditedTo !== me.userId || completedBy === me.userId) return { dismiss: `task-${task.id}` };
    const by = me.nameOf?.(completedBy);
    return {
        id: `task-${task.id}`,
        kind: "success",
        title: "Your task was completed",
        description: by ? `${task.name}, by ${by}` : task.name,
        href: page(meta, `tasks/${task.id}`),
    };
}

/** @type {Rule<"karma.awarded">} */
function karmaAwarded({ userId, amount, description, balance, taskId, entryId }, meta, me) {
    if (userId !== me.userId) return;
    return {
        id: taskId ? `task-${taskId}` : `karma-${entryId}`,
        kind: "success",
        title: `+${amount} karma`,
        description: sentence(description, `Balance ${balance}`),
        href: page(meta, "karma"),
    };
}

/** @type {Rule<"karma.deducted">} */
function karmaDeducted({ userId, amount, description, rewardName, balance, claimId, entryId }, meta, me) {
    if (userId !== me.userId) return;
    return {
        id: claimId ? `claim-${claimId}` : `karma-${entryId}`,
        kind: "info",
        title: `−${amount} karma`,
        description: sentence(description || rewardName || "", `Balance ${balance}`),
        href: page(meta, "karma"),
    };
}

/**
 * @param {string} other
 * @param {string} mine
 * @param {boolean} [isGone]
 * @returns {(payload: LoggedEvents["family.member.added"], meta: Meta, me: Me) => Notice}
 */
const memberChanged = (other, mine, isGone = false) => ({ member }, meta, me) => ({
    id: `member-${member.id}`,
    kind: "info",
    title: (member.id === me.userId ? `You ${mine}` : `${member.name} ${other}`).replace("{role}", member.role),
    // A family one is no longer in has no page to lead to.
    href: isGone && member.id === me.userId ? "/" : page(meta, "family"),
});

/** @type {{ [Name in keyof LoggedEvents]?: Rule<Name> }} */
export const rules = {
    "task.created": taskAssigned,
    "task.assigned": (payload, meta, me) => taskAssigned({ ...payload, recurring: false }, meta, me),
    "task.completed": taskCompleted,
    "task.expired": ({ task }, meta) => ({
        id: `task-${task.id}`,
        kind: "warning",
        title: "Missed",
        description: task.name,
        href: page(meta, `tasks/${task.id}`),
    }),
    "task.deleted": ({ taskId }) => ({ dismiss: `task-${taskId}` }),
    "karma.awarded": karmaAwarded,
    "karma.deducted": karmaDeducted,
    ...rewardRules,
    ...chatRules,
    "family.member.added": memberChanged("joined the family", "joined the family"),
    "family.member.removed": memberChanged("left the family", "are no longer in this family", true),
    "family.member.role_changed": memberChanged("is now a {role}", "are now a {role}"),
};
