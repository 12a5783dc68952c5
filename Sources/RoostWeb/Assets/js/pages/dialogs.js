// @ts-check
// `data-opens="<id>"` shows a dialog, `data-closes` closes the one around it, and so does a click beside it.

import { noteTap } from "../forms/forms.js";

let toastTappedAt = -Infinity;

export function watchDialogs() {
    document.addEventListener("click", (event) => {
        const { target } = event;
        if (!(target instanceof Element)) return;
        if (target.closest(".toaster")) toastTappedAt = event.timeStamp;
        const button = target.closest("[data-opens], [data-closes]");
        if (button instanceof HTMLElement) return obey(button, event);
        // The backdrop is the dialog itself, outside its box. The second half of a double tap on a toast is not about it.
        const isEcho = event.timeStamp - toastTappedAt < 500;
        if (target instanceof HTMLDialogElement && isOutside(target, event) && !isEcho) target.close();
    });
}

/**
 * Without its dialog the button does what it does without a script: it goes to a page.
 * @param {HTMLElement} button @param {Event} click
 */
function obey(button, click) {
    if (button.hasAttribute("data-closes")) return button.closest("dialog")?.close();
    const dialog = document.getElementById(button.dataset.opens ?? "");
    if (!(dialog instanceof HTMLDialogElement)) return;
    click.preventDefault();
    if (dialog.open) return;
    dialog.showModal();
    // What lies under the finger now is another button.
    noteTap();
}

/** @param {HTMLDialogElement} dialog @param {MouseEvent} event */
function isOutside(dialog, { clientX: x, clientY: y }) {
    // Enter on a button is a click at 0,0.
    if (x === 0 && y === 0) return false;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return x < left || x > right || y < top || y > bottom;
}
