// @ts-check
// `details.menu`: Escape closes it and gives the focus back, and so does a click elsewhere, or the focus that goes on.

export function watchMenus() {
    document.addEventListener("keydown", (event) => {
        const menu = event.key === "Escape" && openMenus().find((one) => one.contains(document.activeElement));
        if (!menu) return;
        event.preventDefault();
        closeMenu(menu);
    });
    for (const kind of ["pointerdown", "focusin"]) document.addEventListener(kind, ({ target }) => closeOthers(target));
}

/**
 * The focus goes back to what opened it, if it was inside.
 * @param {Element} menu a `details`
 */
export function closeMenu(menu) {
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    menu.removeAttribute("open");
}

/** @returns {HTMLDetailsElement[]} */
function openMenus() {
    return [...document.querySelectorAll("details.menu[open]")].map((menu) => /** @type {HTMLDetailsElement} */ (menu));
}

/** @param {EventTarget | null} target where the person is now */
function closeOthers(target) {
    for (const menu of openMenus()) if (target instanceof Node && !menu.contains(target)) menu.open = false;
}
