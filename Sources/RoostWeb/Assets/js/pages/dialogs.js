// @ts-check
// `data-opens="<id>"` shows a dialog, `data-closes` closes the one around it, and so does a click beside it.

export function watchDialogs() {
    document.addEventListener("click", (event) => {
        const { target } = event;
        if (!(target instanceof Element)) return;
        const opener = target.closest("[data-opens]");
        if (opener instanceof HTMLElement) return open(opener);
        if (target.closest("[data-closes]")) return target.closest("dialog")?.close();
        // The backdrop is the dialog itself, outside its box.
        if (target instanceof HTMLDialogElement && isOutside(target, event)) target.close();
    });
}

/**
 * Browsers that know `command` do it themselves.
 * @param {HTMLElement} opener
 */
function open(opener) {
    const dialog = document.getElementById(opener.dataset.opens ?? "");
    if (opener.hasAttribute("commandfor") && "commandForElement" in opener) return;
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/** @param {HTMLDialogElement} dialog @param {MouseEvent} event */
function isOutside(dialog, { clientX: x, clientY: y }) {
    // Enter on a button is a click at 0,0.
    if (x === 0 && y === 0) return false;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return x < left || x > right || y < top || y > bottom;
}
