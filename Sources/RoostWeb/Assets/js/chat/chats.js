// @ts-check
// Makes a conversation live on each page that has one. What that takes is fetched by who goes to the chats, and by nobody else.

import { onPage } from "../pages/lifecycle.js";
import { watchMenus } from "./menus.js";

export function watchChats() {
    watchMenus();
    onPage(() => {
        if (!document.getElementById("messenger")) return;
        const fetched = import("./conversation.js");
        const root = document.getElementById("conversation");
        if (root?.dataset.chat) return begin(root, fetched);
    });
}

/**
 * @param {HTMLElement} root
 * @param {Promise<typeof import("./conversation.js")>} fetched
 * @returns {() => void} at leaving, which may come first
 */
function begin(root, fetched) {
    let leave = () => {};
    let isLeft = false;
    void fetched.then(({ Conversation }) => {
        if (isLeft) return;
        const conversation = new Conversation(root);
        leave = () => conversation.leave();
    });
    return () => {
        isLeft = true;
        leave();
    };
}

/**
 * Whether the end of a chat is on the screen.
 * @param {string} id
 */
export function isChatOpen(id) {
    const { chat, latest } = document.getElementById("conversation")?.dataset ?? {};
    return chat === id && latest !== "false" && !document.hidden;
}

/**
 * Whether a chat of one of my families makes no noise.
 * @param {string} id
 */
export function isChatMuted(id) {
    return (document.getElementById("nav-unread")?.dataset.muted ?? "").split(" ").includes(id);
}
