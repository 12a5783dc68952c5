// @ts-check
// What waits to be sent, below the conversation.

import { words } from "../words.js";

/** @typedef {import("../../types/offline").Waiting} Waiting */

/**
 * @param {Waiting[]} entries
 * @param {string} note what keeps them waiting
 */
export function showOutbox(entries, note) {
    const list = document.getElementById("outbox");
    const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("outbox-template"));
    if (list && template) list.replaceChildren(...entries.map((entry) => row(template, entry, note)));
}

/** @param {HTMLTemplateElement} template @param {Waiting} entry @param {string} note */
function row(template, { key, about, image, refusal }, note) {
    const item = /** @type {HTMLElement} */ (template.content.cloneNode(true)).firstElementChild;
    if (!(item instanceof HTMLElement)) throw new Error("the template has no row");
    item.dataset.client = key;
    const text = /** @type {HTMLElement} */ (item.querySelector(".message-text"));
    text.textContent = image ? `📷 ${about}` : about;
    const state = /** @type {HTMLElement} */ (item.querySelector("[data-slot=state]"));
    if (refusal) state.textContent = refusal;
    else if (note || !navigator.onLine) state.textContent = words("writing.waits");
    item.classList.toggle("has-failed", refusal !== undefined);
    const buttons = /** @type {HTMLElement} */ (item.querySelector(".outbox-do"));
    buttons.hidden = refusal === undefined;
    return item;
}
