// @ts-check
// `data-copies="<id>"` copies what is in that field. Its button is hidden until this script is there.

import { toast } from "../toasts/toast.js";
import { words } from "../words.js";
import { onPage } from "./lifecycle.js";

export function watchCopies() {
    onPage(() => {
        for (const button of document.querySelectorAll("[data-copies]")) button.removeAttribute("hidden");
    });
    document.addEventListener("click", ({ target }) => {
        const button = target instanceof Element ? target.closest("[data-copies]") : null;
        const field = button && document.getElementById(button.getAttribute("data-copies") ?? "");
        if (field instanceof HTMLInputElement) void copyFrom(field);
    });
}

/** @param {HTMLInputElement} field */
async function copyFrom(field) {
    field.select();
    if (await write(field.value)) toast.success(words("copies.copied"), { id: "copied" });
    else toast.info(words("copies.selected"), { id: "copied", description: words("copies.selected_note") });
}

/**
 * The clipboard is for https and this machine; elsewhere browsers still copy what is selected.
 * @param {string} text
 */
async function write(text) {
    if (!navigator.clipboard) return document.execCommand("copy");
    return navigator.clipboard.writeText(text).then(() => true, () => document.execCommand("copy"));
}
