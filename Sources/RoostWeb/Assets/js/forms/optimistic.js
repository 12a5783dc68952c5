// @ts-check
// Shows what a tap will do before the server has answered: a task as done, a star as set. Undone when refused.

import { words } from "../words.js";

/**
 * @typedef {{ waits: string, takeBack: string }} WaitingWords
 * @typedef {{ settle(): void, rollback(): void, wait(words: WaitingWords): void }} Mark
 *     settle: the server's HTML takes over · rollback: it was refused · wait: it is sent later, and can be taken back
 */

/** @param {HTMLFormElement} form @param {string} path @returns {Mark | undefined} */
export function markOptimistically(form, path) {
    if (/\/tasks\/[^/]+\/completion$/.test(path)) return markDone(form);
    const star = /\/favourite(\/removal)?$/.test(path) && form.querySelector("button[aria-pressed]");
    return star instanceof HTMLElement ? toggle(star) : undefined;
}

/** @param {HTMLFormElement} form @returns {Mark | undefined} */
function markDone(form) {
    const row = form.closest("[data-task]");
    const tick = form.querySelector("button");
    if (!(row instanceof HTMLElement) || !tick) return undefined;
    row.dataset.pending = "sending";
    row.classList.add("is-done");
    tick.dataset.done = "true";
    tick.setAttribute("aria-disabled", "true");
    const name = row.querySelector(".task-name");
    const settle = () => {
        delete row.dataset.pending;
        name?.removeAttribute("data-waits");
        tick.removeAttribute("aria-disabled");
        tick.removeAttribute("title");
    };
    return {
        settle,
        rollback() {
            settle();
            row.classList.remove("is-done");
            delete tick.dataset.done;
        },
        wait({ waits, takeBack }) {
            row.dataset.pending = "waiting";
            name?.setAttribute("data-waits", waits);
            tick.removeAttribute("aria-disabled");
            tick.title = takeBack;
        },
    };
}

/** @param {HTMLElement} button @returns {Mark} */
function toggle(button) {
    const before = button.getAttribute("aria-pressed") ?? "false";
    button.dataset.pending = "sending";
    button.setAttribute("aria-pressed", before === "true" ? "false" : "true");
    const settle = () => {
        delete button.dataset.pending;
        button.removeAttribute("title");
    };
    return {
        settle,
        rollback() {
            settle();
            button.setAttribute("aria-pressed", before);
        },
        wait({ takeBack }) {
            button.dataset.pending = "waiting";
            button.title = takeBack;
        },
    };
}

/**
 * The name of what a tap is about.
 * @param {HTMLFormElement} form
 */
export function aboutOf(form) {
    const thing = form.closest("[data-task], [data-reward]");
    return thing?.querySelector(".task-name, .reward-name")?.textContent?.trim() ?? "";
}

/**
 * What the row of a task says, for the toast: with the karma that comes by it.
 * @param {HTMLFormElement} form
 * @param {string} path
 */
export function describeTask(form, path) {
    const row = form.closest("[data-task]");
    // Done for somebody else, the karma is theirs.
    const karma = /\/completion$/.test(path) && row?.classList.contains("is-mine") && row.querySelector(".karma-number")?.textContent?.trim();
    return [row ? aboutOf(form) : "", karma ? words("toasts.karma_up", { count: karma }) : ""].filter(Boolean).join(" · ");
}
