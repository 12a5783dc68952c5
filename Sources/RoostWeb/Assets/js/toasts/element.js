// @ts-check
// The element of one toast: a clone of `<template id="toast-template">` (names: css/toast.css), or a plain one like it.

/**
 * @typedef {import("../../types/toast").Toast} Toast
 * @typedef {import("../../types/toast").ToasterOptions} ToasterOptions
 */

/** @type {WeakMap<HTMLElement, unknown>} What stands in an element's custom part. */
const contents = new WeakMap();

/** @returns {HTMLElement} */
export function makeToast() {
    const template = document.getElementById("toast-template");
    const first = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null;
    const clone = first?.cloneNode(true);
    return clone instanceof HTMLElement ? clone : build();
}

/** For pages without Roost's layout. */
function build() {
    const element = make("li", "toast");
    const text = make("div", "toast-text");
    const title = make("p", "toast-title");
    title.append(slot("span", "title"), slot("span", "count"));
    text.append(title, slot("p", "description"), slot("button", "action"), slot("button", "cancel"));
    const close = slot("button", "close");
    close.setAttribute("aria-label", "Close toast");
    element.append(text, slot("div", "custom"), close);
    element.tabIndex = 0;
    return element;
}

/** @param {string} tag @param {string} className */
function make(tag, className) {
    const element = document.createElement(tag);
    element.className = className;
    if (element instanceof HTMLButtonElement) element.type = "button";
    return element;
}

/** @param {string} tag @param {string} name */
function slot(tag, name) {
    const element = make(tag, `toast-${name}`);
    element.dataset.slot = name;
    return element;
}

/**
 * Writes what changed, and nothing else, so that screen readers don't read a toast twice.
 * @param {HTMLElement} element
 * @param {Toast} toast
 * @param {ToasterOptions} settings
 */
export function showToast(element, toast, { richColors = false, closeButton = true }) {
    const { dataset } = element;
    dataset.type = toast.kind;
    dataset.toast = toast.id;
    dataset.removed = String(toast.leaving);
    dataset.dismissible = String(toast.dismissible !== false);
    dataset.rich = String(toast.richColors ?? richColors);
    dataset.closable = String(toast.dismissible !== false && (toast.closeButton ?? closeButton));
    if (toast.href) dataset.href = toast.href;
    else delete dataset.href;
    // The region is polite; what went wrong may interrupt.
    if (toast.kind === "error") element.setAttribute("aria-live", "assertive");
    else element.removeAttribute("aria-live");
    write(element, "title", toast.title);
    write(element, "count", toast.ids.length > 1 ? `×${toast.ids.length}` : "");
    write(element, "description", toast.description);
    write(element, "action", toast.action?.label);
    write(element, "cancel", toast.cancel?.label);
    writeContent(element, toast);
}

/** @param {HTMLElement} element @param {string} name */
function find(element, name) {
    const target = element.querySelector(`[data-slot="${name}"]`);
    return target instanceof HTMLElement ? target : undefined;
}

/** @param {HTMLElement} element @param {string} name @param {string} [text] without it the part is hidden */
function write(element, name, text = "") {
    const target = find(element, name);
    if (!target) return;
    target.hidden = !text;
    if (target.textContent !== text) target.textContent = text;
}

/** @param {HTMLElement} element @param {Toast} toast */
function writeContent(element, { content, id }) {
    const target = find(element, "custom");
    if (!target || contents.get(element) === content) return;
    contents.set(element, content);
    element.dataset.custom = String(content !== undefined);
    target.hidden = content === undefined;
    target.replaceChildren(...(content === undefined ? [] : [typeof content === "function" ? content(id) : content]));
}
