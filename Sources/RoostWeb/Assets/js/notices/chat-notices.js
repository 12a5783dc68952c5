// @ts-check
// What chats tell a person. Pure.

import { words } from "../words.js";
import { page } from "./page.js";

/**
 * @template {keyof import("../../types/events").LoggedEvents} Name
 * @typedef {import("./notices.js").Rule<Name>} Rule
 */

/**
 * Who looks at the chat has seen it; who has muted it doesn't want to know.
 * @type {Rule<"chat.message.created">}
 */
function said({ chatId, message }, meta, me) {
    if (message.authorId === me.userId || me.isChatMuted?.(chatId)) return;
    if (me.isChatOpen?.(chatId)) return { dismiss: `chat-${chatId}` };
    const text = [...message.body].slice(0, 100).join("");
    return {
        id: `chat-${chatId}`,
        kind: "info",
        title: me.nameOf?.(message.authorId) ?? words("toasts.message"),
        description: [message.imageTag ? "📷" : "", text].filter(Boolean).join(" "),
        href: page(meta, `chats/${chatId}`),
    };
}

/** @type {{ [Name in keyof import("../../types/events").LoggedEvents]?: Rule<Name> }} */
export const chatRules = { "chat.message.created": said };
