// @ts-check
// What is gone on the server and stays on the page for as long as somebody is typing in it.

import { isDirty, isField } from "./fields.js";

/** Heard by the document when something outlives its end. */
export const outlived = "roost:outlived";
const over = "data-over";

/** @param {Node} node */
export function isOver(node) {
    return node instanceof Element && node.hasAttribute(over);
}

/**
 * What is typed is not taken out of somebody's hands; what has been sent is.
 * @param {Node} node gone on the server
 */
export function outlives(node) {
    if (!(node instanceof Element)) return false;
    const isTyped = [...node.querySelectorAll("form:not([aria-busy=true]) :is(input:not([type=hidden]), textarea)")]
        .some((field) => isField(field) && isDirty(field));
    if (isTyped && !isOver(node)) {
        node.setAttribute(over, "");
        document.dispatchEvent(new CustomEvent(outlived));
    }
    return isTyped;
}

/**
 * It is there again.
 * @param {Element} element
 */
export function revive(element) {
    element.removeAttribute(over);
}
