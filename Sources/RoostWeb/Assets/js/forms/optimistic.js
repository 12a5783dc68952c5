// @ts-check
// Shows what a tap will do before the server has answered: a task as done, a star as set. Undone when refused.

/**
 * @typedef {{ settle(): void, rollback(): void, wait(): void }} Mark
 *     settle: the server's HTML takes over · rollback: it was refused · wait: it is sent later
 */

/** @param {HTMLFormElement} form @param {string} path @returns {Mark | undefined} */
export function markOptimistically(form, path) {
    if (/\/tasks\/[^/]+\/completion$/.test(path)) return markDone(form);
    const star = form.querySelector("button[aria-pressed]");
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
    const settle = () => {
        delete row.dataset.pending;
        tick.removeAttribute("aria-disabled");
    };
    return {
        settle,
        rollback() {
            settle();
            row.classList.remove("is-done");
            delete tick.dataset.done;
        },
        wait: () => (row.dataset.pending = "waiting"),
    };
}

/** @param {HTMLElement} button @returns {Mark} */
function toggle(button) {
    const before = button.getAttribute("aria-pressed") ?? "false";
    button.dataset.pending = "sending";
    button.setAttribute("aria-pressed", before === "true" ? "false" : "true");
    const settle = () => void delete button.dataset.pending;
    return {
        settle,
        rollback() {
            settle();
            button.setAttribute("aria-pressed", before);
        },
        wait: () => (button.dataset.pending = "waiting"),
    };
}

/**
 * What the row of a task says, for the toast.
 * @param {HTMLFormElement} form
 */
export function describeTask(form) {
    const row = form.closest("[data-task]");
    const name = row?.querySelector(".task-name")?.textContent?.trim();
    // Done for somebody else, the karma is theirs.
    const karma = row?.classList.contains("is-mine") && row.querySelector(".karma-number")?.textContent?.trim();
    return [name, karma ? `+${karma} karma` : ""].filter(Boolean).join(" · ");
}
