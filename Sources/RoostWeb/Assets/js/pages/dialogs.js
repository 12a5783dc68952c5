// @ts-check
// `data-opens="<id>"` shows a dialog, `data-closes` closes the one around it, and so does a click beside it.

export function watchDialogs() {
    document.addEventListener("click", (event) => {
        const { target } = event;
        if (!(target instanceof Element)) return;
        const button = target.closest("[data-opens], [data-closes]");
        if (button instanceof HTMLElement) return doesItself(button) ? undefined : obey(button);
        // The backdrop is the dialog itself, outside its box.
        if (target instanceof HTMLDialogElement && isOutside(target, event)) target.close();
    });
}

/**
 * Browsers that know `command` need no help.
 * @param {HTMLElement} button
 */
function doesItself(button) {
    return button.hasAttribute("commandfor") && "commandForElement" in button;
}

/** @param {HTMLElement} button */
function obey(button) {
    if (button.hasAttribute("data-closes")) return button.closest("dialog")?.close();
    const dialog = document.getElementById(button.dataset.opens ?? "");
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/** @param {HTMLDialogElement} dialog @param {MouseEvent} event */
function isOutside(dialog, { clientX: x, clientY: y }) {
    // Enter on a button is a click at 0,0.
    if (x === 0 && y === 0) return false;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return x < left || x > right || y < top || y > bottom;
}
