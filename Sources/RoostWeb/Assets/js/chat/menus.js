// @ts-check
// What a message's menu and its keys do beyond opening it: it closes by Escape, or a click elsewhere, and opens where there is room;
// up and down go from message to message.

import { closeMenu } from "../pages/menus.js";

const menus = ".message-menu";

export function watchMenus() {
    document.addEventListener("pointerdown", ({ target }) => {
        for (const menu of open()) if (!(target instanceof Node && menu.contains(target))) menu.open = false;
    });
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") open().forEach(closeMenu);
        if (event.key === "ArrowUp" || event.key === "ArrowDown") go(event);
    });
    // Doesn't bubble.
    document.addEventListener("toggle", ({ target }) => target instanceof HTMLDetailsElement && place(target), true);
}

/** @returns {HTMLDetailsElement[]} */
function open() {
    return [...document.querySelectorAll(`${menus}[open]`)].map((menu) => /** @type {HTMLDetailsElement} */ (menu));
}

/** @param {KeyboardEvent} event */
function go(event) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !target.matches(`${menus} > summary`)) return;
    const all = [...document.querySelectorAll(`#messages ${menus} > summary`)];
    const next = all[all.indexOf(target) + (key === "ArrowUp" ? -1 : 1)];
    const goal = next ?? (key === "ArrowDown" ? document.getElementById("composer-body") : undefined);
    if (!(goal instanceof HTMLElement)) return;
    event.preventDefault();
    goal.focus();
}

/**
 * Above the message, or below where its top is the window's.
 * @param {HTMLDetailsElement} menu
 */
function place(menu) {
    if (!menu.matches(menus)) return;
    menu.removeAttribute("data-below");
    const sheet = menu.querySelector(".message-sheet");
    const scroller = menu.closest("#conversation-scroll");
    if (!menu.open || !sheet || !scroller) return;
    const isCut = sheet.getBoundingClientRect().top < scroller.getBoundingClientRect().top;
    menu.toggleAttribute("data-below", isCut);
}
