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
    if (!list || !template) return;
    const isHere = list.contains(document.activeElement);
    const rows = new Map([...list.children].map((item) => [/** @type {HTMLElement} */ (item).dataset.client, item]));
    const fresh = entries.map((entry) => show(rows.get(entry.key) ?? made(template), entry, note, stateIn(template.content)?.textContent ?? ""));
    for (const item of rows.values()) if (!fresh.includes(item)) item.remove();
    for (const item of fresh) if (item.parentElement !== list) list.append(item);
    // Its button has gone.
    if (isHere && !list.querySelector(":focus:not([hidden] *)")) document.getElementById("composer-body")?.focus();
}

/** @param {HTMLTemplateElement} template */
function made(template) {
    const item = /** @type {HTMLElement} */ (template.content.cloneNode(true)).firstElementChild;
    if (!item) throw new Error("the template has no row");
    return item;
}

/** @param {ParentNode} row */
const stateIn = (row) => row.querySelector("[data-slot=state]");

/** @param {Element} item @param {Waiting} entry @param {string} note @param {string} sending what is said of what nothing keeps waiting */
function show(item, { key, about, image, refusal }, note, sending) {
    if (!(item instanceof HTMLElement)) return item;
    item.dataset.client = key;
    const text = /** @type {HTMLElement} */ (item.querySelector(".message-text"));
    text.textContent = image ? `📷 ${about}` : about;
    const state = /** @type {HTMLElement} */ (stateIn(item));
    state.textContent = refusal ?? (note || !navigator.onLine ? words("writing.waits") : sending);
    item.classList.toggle("has-failed", refusal !== undefined);
    const buttons = /** @type {HTMLElement} */ (item.querySelector(".outbox-do"));
    buttons.hidden = refusal === undefined;
    return item;
}
