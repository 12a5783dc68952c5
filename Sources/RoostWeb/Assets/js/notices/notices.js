// @ts-check
// Which event tells this person what: event → toast, by the table in the product's section 14. Pure.

import { words } from "../words.js";
import { chatRules } from "./chat-notices.js";
import { page, sentence } from "./page.js";
import { rewardRules } from "./reward-notices.js";

/**
 * @typedef {import("../../types/events").LoggedEvents} LoggedEvents
 * @typedef {import("../../types/events").Meta} Meta
 * @typedef {{ userId: string, role?: string, nameOf?: (userId: string) => string | undefined,
 *     otherFamily?: (familyId: string) => string | undefined, isChatOpen?: (chatId: string) => boolean,
 *     isChatMuted?: (chatId: string) => boolean }} Me
 * @typedef {{
 *     id: string, kind: "success" | "info" | "warning", title: string, description?: string, duration?: number,
 *     href?: string, action?: { label: string, post: string, done: string }, begins?: boolean, karma?: number, family?: string,
 * }} Notice `id` names the thing it is about, so that one thing is one toast · begins: the thing is not over by this · karma: how much moved
 *     · family: whose, when it is another than the page's
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
        title: words("toasts.new_task"),
        description: forWhom(task, Boolean(recurring)),
        begins: true,
        duration: 5_000,
        href: page(meta, `tasks/${task.id}`),
    };
}

/** @param {import("../../types/events").FamilyTask} task @param {boolean} recurring */
function forWhom({ name, assignment }, recurring) {
    if (recurring) return words("toasts.recurring", { task: name });
    if (assignment?.type === "everyone") return words("toasts.for_everyone", { task: name });
    if (assignment?.type !== "role") return name;
    return words(assignment.role === "child" ? "toasts.for_children" : "toasts.for_parents", { task: name });
}

/** @type {Rule<"task.completed">} */
function taskCompleted({ task, completedBy, creditedTo }, meta, me) {
    if (creditedTo !== me.userId || completedBy === me.userId) return { dismiss: `task-${task.id}` };
    const by = me.nameOf?.(completedBy);
    return {
        id: `task-${task.id}`,
        kind: "success",
        title: words("toasts.completed"),
        description: by ? words("toasts.completed_by", { task: task.name, who: by }) : task.name,
        href: page(meta, `tasks/${task.id}`),
    };
}

/** @type {Rule<"karma.awarded">} */
function karmaAwarded({ userId, amount, description, balance, taskId, entryId }, meta, me) {
    if (userId !== me.userId) return;
    return {
        id: taskId ? `task-${taskId}` : `karma-${entryId}`,
        kind: "success",
        title: words("toasts.karma_up", {}, amount),
        description: sentence(description, words("toasts.balance", {}, balance)),
        karma: amount,
        href: page(meta, "karma"),
    };
}

/** @type {Rule<"karma.deducted">} */
function karmaDeducted({ userId, amount, description, rewardName, balance, claimId, entryId }, meta, me) {
    if (userId !== me.userId) return;
    return {
        id: claimId ? `claim-${claimId}` : `karma-${entryId}`,
        kind: "info",
        title: words("toasts.karma_down", {}, amount),
        description: sentence(description || rewardName || "", words("toasts.balance", {}, balance)),
        karma: -amount,
        href: page(meta, "karma"),
    };
}

/**
 * @param {(role: import("../../types/events").Member["role"]) => import("../words.js").TextKey} other
 * @param {(role: import("../../types/events").Member["role"]) => import("../words.js").TextKey} mine
 * @param {boolean} [isGone]
 * @returns {(payload: LoggedEvents["family.member.added"], meta: Meta, me: Me) => Notice}
 */
const memberChanged = (other, mine, isGone = false) => ({ member: { id, name, role } }, meta, me) => ({
    id: `member-${id}`,
    kind: "info",
    title: id === me.userId ? words(mine(role)) : words(other(role), { who: name }),
    // A family one is no longer in has no page to lead to.
    href: isGone && id === me.userId ? "/" : page(meta, "family"),
});

/** @type {{ [Name in keyof LoggedEvents]?: Rule<Name> }} */
export const rules = {
    "task.created": taskAssigned,
    "task.assigned": (payload, meta, me) => taskAssigned({ ...payload, recurring: false }, meta, me),
    "task.completed": taskCompleted,
    "task.expired": ({ task }, meta) => ({
        id: `task-${task.id}`,
        kind: "warning",
        title: words("toasts.missed"),
        description: task.name,
        href: page(meta, `tasks/${task.id}`),
    }),
    "task.reopened": ({ task }) => ({ dismiss: `task-${task.id}` }),
    "task.deleted": ({ taskId }) => ({ dismiss: `task-${taskId}` }),
    "karma.awarded": karmaAwarded,
    "karma.deducted": karmaDeducted,
    ...rewardRules,
    ...chatRules,
    "family.member.added": memberChanged(() => "toasts.joined", () => "toasts.you_joined"),
    "family.member.removed": memberChanged(() => "toasts.left", () => "toasts.you_left", true),
    "family.member.role_changed": memberChanged(
        (role) => (role === "parent" ? "toasts.became_parent" : "toasts.became_child"),
        (role) => (role === "parent" ? "toasts.you_became_parent" : "toasts.you_became_child"),
    ),
};
