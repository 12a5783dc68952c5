// @ts-check
// The element of one toast: a clone of `<template id="toast-template">` (names: css/toast.css), or a plain one like it.

/** @typedef {import("../../types/toast").Toast} Toast */

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
    element.append(text, close);
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
 */
export function showToast(element, toast) {
    const { dataset } = element;
    dataset.type = toast.kind;
    dataset.toast = toast.id;
    dataset.removed = String(toast.leaving);
    dataset.dismissible = String(toast.dismissible !== false);
    if (toast.href) dataset.href = toast.href;
    else delete dataset.href;
    // The region is polite; what went wrong may interrupt.
    if (toast.kind === "error") element.setAttribute("role", "alert");
    else element.removeAttribute("role");
    write(element, "title", toast.title);
    write(element, "count", toast.ids.length > 1 ? `×${toast.ids.length}` : "");
    write(element, "description", toast.description);
    write(element, "action", toast.action?.label);
    write(element, "cancel", toast.cancel?.label);
}

/** @param {HTMLElement} element @param {string} name @param {string} [text] without it the part is hidden */
function write(element, name, text = "") {
    const target = element.querySelector(`[data-slot="${name}"]`);
    if (!(target instanceof HTMLElement)) return;
    target.hidden = !text;
    if (target.textContent !== text) target.textContent = text;
}
