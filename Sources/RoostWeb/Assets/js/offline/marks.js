// @ts-check
// Shows on the page what waits: on any page, also after a reload, where its button is.

import { markOptimistically } from "../forms/optimistic.js";
import { words } from "../words.js";

/**
 * @typedef {import("../../types/offline").Waiting} Waiting
 * @typedef {import("../forms/optimistic.js").Mark} Mark
 */

/** @type {Map<string, Map<HTMLFormElement, Mark>>} By key, what is marked for it. */
const marks = new Map();

/**
 * A form that was marked when it was tapped, and now waits.
 * @param {string} key
 * @param {HTMLFormElement} form
 * @param {Mark} mark
 */
export function adopt(key, form, mark) {
    mark.wait(waitingWords());
    marks.set(key, new Map([[form, mark]]));
}

/** @param {Waiting[]} entries */
export function markWaiting(entries) {
    for (const { key, kind, path } of entries) {
        if (kind !== "tap") continue;
        const marked = marks.get(key) ?? new Map();
        marks.set(key, marked);
        for (const form of formsTo(path)) {
            if (marked.has(form)) continue;
            const mark = markOptimistically(form, path);
            if (mark) marked.set(form, mark);
            mark?.wait(waitingWords());
        }
    }
}

/**
 * It waits no longer: what it did stays, or is taken back.
 * @param {string} key
 * @param {boolean} isDone
 */
export function unmark(key, isDone) {
    for (const mark of marks.get(key)?.values() ?? []) {
        if (isDone) mark.settle();
        else mark.rollback();
    }
    marks.delete(key);
}

/** What a mark says. */
const waitingWords = () => ({ waits: words("offline.waits"), takeBack: words("offline.take_back") });

/** @param {string} path @returns {HTMLFormElement[]} */
function formsTo(path) {
    return [...document.querySelectorAll("form[data-live]")]
        .map((form) => /** @type {HTMLFormElement} */ (form))
        .filter((form) => new URL(form.action).pathname === path);
}
