// @ts-check
// What a page subscribes with. Each is a plain function that answers a `dispose`, so it is also a React effect:
// `useEffect(() => useTaskEvents({ created: show }), [])`. Leaving the page disposes what is left.

import { pageScope } from "../pages/lifecycle.js";
import { sharedConnection, sharedPresence } from "./shared.js";

/**
 * @typedef {import("../../types/events").EventMap} EventMap
 * @typedef {import("../../types/events").EventName} EventName
 * @typedef {import("../../types/client").Dispose} Dispose
 */

/**
 * @template {EventName} Name
 * @typedef {import("../../types/events").Handler<Name>} Handler
 */

/**
 * The state of the connection, and a way to hear any event by its name.
 * @param {(state: import("../../types/client").ConnectionState) => void} [onState]
 */
export function useRealtimeConnection(onState) {
    const connection = sharedConnection();
    const dispose = onState ? scoped([connection.on("connection.state", onState)]) : () => {};
    return {
        get state() {
            return connection.state;
        },
        /**
         * @template {EventName} Name
         * @param {Name} name
         * @param {Handler<Name>} handler
         */
        on: (name, handler) => scoped([connection.on(name, handler)]),
        retry: () => connection.retry(),
        dispose,
    };
}

/**
 * @param {{
 *     created?: Handler<"task.created">, assigned?: Handler<"task.assigned">, completed?: Handler<"task.completed">,
 *     reopened?: Handler<"task.reopened">, expired?: Handler<"task.expired">, deleted?: Handler<"task.deleted">,
 * }} handlers
 */
export function useTaskEvents(handlers) {
    return subscribe("task.", handlers);
}

/** @param {{ awarded?: Handler<"karma.awarded">, deducted?: Handler<"karma.deducted"> }} handlers */
export function useKarmaEvents(handlers) {
    return subscribe("karma.", handlers);
}

/**
 * Rewards, the claims on them, and what they ask of Parents.
 * @param {{
 *     created?: Handler<"reward.created">, updated?: Handler<"reward.updated">, archived?: Handler<"reward.archived">,
 *     claimed?: Handler<"claim.created">, completed?: Handler<"claim.completed">, rejected?: Handler<"claim.rejected">,
 *     cancelled?: Handler<"claim.cancelled">, approvalNeeded?: Handler<"approval_task.created">,
 * }} handlers
 */
export function useRewardEvents({ claimed, completed, rejected, cancelled, approvalNeeded, ...rewards }) {
    return scoped([
        subscribe("reward.", rewards),
        subscribe("claim.", { created: claimed, completed, rejected, cancelled }),
        subscribe("approval_task.", { created: approvalNeeded }),
    ]);
}

/**
 * Messages and members of one's chats; `read` and `typing` only of a chat that is open (`chat.open`).
 * @param {{
 *     created?: Handler<"chat.message.created">, edited?: Handler<"chat.message.edited">, deleted?: Handler<"chat.message.deleted">,
 *     updated?: Handler<"chat.updated">, memberAdded?: Handler<"chat.member.added">, memberRemoved?: Handler<"chat.member.removed">,
 *     read?: Handler<"chat.read">, typing?: Handler<"chat.typing">,
 * }} handlers
 */
export function useChatEvents({ created, edited, deleted, updated, memberAdded, memberRemoved, read, typing }) {
    return scoped([
        subscribe("chat.message.", { created, edited, deleted }),
        subscribe("chat.member.", { added: memberAdded, removed: memberRemoved }),
        subscribe("chat.", { updated, read, typing }),
    ]);
}

/**
 * Who is here: hears now, and at each change, of everybody in one's families; of nobody while there is no connection.
 * @param {(people: ReadonlyMap<string, import("../../types/events").PresenceMark>) => void} handler
 */
export function usePresence(handler) {
    return scoped([sharedPresence().on(handler)]);
}

/**
 * @param {{
 *     changed?: Handler<"family.changed">, memberAdded?: Handler<"family.member.added">,
 *     memberRemoved?: Handler<"family.member.removed">, memberRoleChanged?: Handler<"family.member.role_changed">,
 * }} handlers
 */
export function useFamilyEvents({ changed, memberAdded, memberRemoved, memberRoleChanged }) {
    return scoped([
        subscribe("family.", { changed }),
        subscribe("family.member.", { added: memberAdded, removed: memberRemoved, role_changed: memberRoleChanged }),
    ]);
}

/**
 * @param {string} prefix
 * @param {Record<string, ((...args: any[]) => void) | undefined>} handlers
 * @returns {Dispose}
 */
function subscribe(prefix, handlers) {
    const connection = sharedConnection();
    const disposes = [];
    for (const [name, handler] of Object.entries(handlers)) {
        if (handler) disposes.push(connection.on(prefix + name, handler));
    }
    return scoped(disposes);
}

/** @param {Dispose[]} disposes */
function scoped(disposes) {
    return pageScope.add(() => disposes.forEach((dispose) => dispose()));
}
