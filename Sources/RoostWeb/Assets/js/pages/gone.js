// @ts-check
// What a page is about is gone, or no longer ours: the server has another page; what is typed stays to be copied.

import { toast } from "../toasts/toast.js";
import { words } from "../words.js";
import { areTyped } from "./fields.js";

export function reloadUnlessTyped() {
    if (isTyped()) tellGone();
    else location.reload();
}

/** Something on the page would be lost with it. */
export function isTyped() {
    return areTyped(document.querySelectorAll("main :is(input:not([type=hidden]), textarea, select)"));
}

/** Leaving is the person's to do. */
export function tellGone() {
    const action = { label: words("forms.leave"), onClick: () => location.reload() };
    toast.warning(words("forms.gone"), { id: "gone", duration: Infinity, description: words("forms.gone_note"), action });
}
