// @ts-check
// What a page is about is gone, or no longer ours: the server has another page; what is typed stays to be copied.

import { toast } from "../toasts/toast.js";
import { words } from "../words.js";
import { areTyped } from "./fields.js";
import { visit } from "./visit.js";

export function reloadUnlessTyped() {
    if (isTyped()) tellGone();
    else location.reload();
}

/**
 * All of the page is to be another: what surrounds its regions, too.
 * @returns {boolean} whether it becomes so
 */
export function renewUnlessTyped() {
    const isFree = !isTyped();
    if (isFree) void visit(location.href, { history: "replace", scroll: scrollY });
    return isFree;
}

/** As soon as nothing is typed any more. */
export function renewSoon() {
    if (!renewUnlessTyped()) document.addEventListener("roost:regions", renewSoon, { once: true });
}

/** Something on the page would be lost with it. */
function isTyped() {
    return areTyped(document.querySelectorAll("main :is(input:not([type=hidden]), textarea, select)"));
}

/**
 * What comes of a tap in it is told by the answer.
 * @param {Element} sheet
 */
export function tellSheetGone(sheet) {
    if (!sheet.querySelector("[aria-busy]")) toast.warning(words("forms.gone"));
}

/** It is back, or was never gone. */
export function tellThere() {
    if (!document.querySelector("[data-over]")) toast.dismiss("gone");
}

/** Leaving is the person's to do. */
export function tellGone() {
    const action = { label: words("forms.leave"), onClick: () => location.reload() };
    toast.warning(words("forms.gone"), { id: "gone", duration: Infinity, description: words("forms.gone_note"), action });
}
