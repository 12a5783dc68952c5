// @ts-check
// Makes a conversation live on each page that has one.

import { onPage } from "../pages/lifecycle.js";
import { Conversation } from "./conversation.js";
import { watchMenus } from "./menus.js";

export function watchChats() {
    watchMenus();
    onPage(() => {
        const root = document.getElementById("conversation");
        if (!root?.dataset.chat) return;
        const conversation = new Conversation(root);
        return () => conversation.leave();
    });
}

/**
 * Whether a chat is on the screen.
 * @param {string} id
 */
export function isChatOpen(id) {
    return document.getElementById("conversation")?.dataset.chat === id && !document.hidden;
}

/**
 * Whether a chat makes no noise.
 * @param {string} id
 */
export function isChatMuted(id) {
    return (document.getElementById("nav-unread")?.dataset.muted ?? "").split(" ").includes(id);
}
