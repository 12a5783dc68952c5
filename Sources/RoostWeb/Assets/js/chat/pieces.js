// @ts-check
// Parts of a conversation as the server renders them: fetched alone, put where they belong.

import { deadline } from "../pages/deadline.js";
import { morph } from "../pages/morph.js";
import { goToSignIn } from "../pages/sign-in.js";

/** Who hasn't answered by then is asked again, in milliseconds. */
const longest = 15_000;

/**
 * @param {string} href the chat's page
 * @param {string} query which part: `after=12`
 * @returns {Promise<HTMLElement | undefined>} the list; nothing when it can't be had now
 */
export async function fetchPiece(href, query) {
    const headers = { "Roost-Region": "chats/messages", Accept: "text/html" };
    const response = await fetch(`${href}?${query}`, { headers, cache: "no-store", signal: deadline(longest) }).catch(() => undefined);
    if (response?.status === 401) goToSignIn();
    // Removed from it meanwhile: the server has a page that says so.
    if (response && [403, 404].includes(response.status)) location.reload();
    if (!response?.ok) return undefined;
    const html = await response.text().catch(() => undefined);
    if (html === undefined) return undefined;
    const page = new DOMParser().parseFromString(html, "text/html");
    return page.getElementById("messages") ?? undefined;
}

/** @param {ParentNode} list @returns {HTMLElement[]} */
export function messagesIn(list) {
    return [...list.querySelectorAll("[data-message]")].map((item) => /** @type {HTMLElement} */ (item));
}

/** @param {HTMLElement | undefined} item */
export const numberOf = (item) => Number(item?.dataset.number ?? 0);

/**
 * What is new, at the end.
 * @param {HTMLElement} list
 * @param {HTMLElement} piece
 * @returns {HTMLElement[]} the messages that were not there
 */
export function append(list, piece) {
    const added = [];
    list.querySelector(".no-messages")?.remove();
    for (const item of [...piece.children]) {
        if (!(item instanceof HTMLElement) || item.id === "earlier" || document.getElementById(item.id)) continue;
        const copy = document.importNode(item, true);
        if (copy.dataset.message) {
            copy.dataset.arrived = "";
            added.push(copy);
        }
        list.append(copy);
    }
    return added;
}

/**
 * What was said before, at the beginning.
 * @param {HTMLElement} list
 * @param {HTMLElement} piece
 */
export function prepend(list, piece) {
    document.getElementById("earlier")?.remove();
    const items = [...piece.children].map((item) => document.importNode(item, true));
    // The day goes on: its mark stands earlier now.
    for (const item of items) if (item.id && !("message" in /** @type {HTMLElement} */ (item).dataset)) document.getElementById(item.id)?.remove();
    list.prepend(...items.filter((item) => !item.id || !document.getElementById(item.id)));
}

/**
 * Messages that say something else now.
 * @param {HTMLElement} piece
 */
export function replace(piece) {
    for (const fresh of messagesIn(piece)) {
        const item = document.getElementById(fresh.id);
        if (item) morph(item, fresh);
    }
}
