// @ts-check
// What was typed when a sign-in ended: kept in this tab until the same person is back on the page. Passwords and files are not.

import { isChosen, isDirty, isField } from "./fields.js";

const key = "roost.unsent";

/**
 * @typedef {{ name: string, value: string, checked?: boolean }} Typed
 * @typedef {{ user: string, path: string, forms: [id: string, fields: Typed[]][] }} Unsent
 */

/** Before this page is left for the sign-in. */
export function keepTyped() {
    const { user } = document.body.dataset;
    const all = [...document.querySelectorAll("main form[id]")].map((form) => /** @type {HTMLFormElement} */ (form));
    const forms = all.map((form) => [form.id, typedIn(form)]).filter(([, fields]) => fields.length);
    if (!user || !forms.length) return;
    try {
        sessionStorage.setItem(key, JSON.stringify({ user, path: location.pathname, forms }));
    } catch {
        // The browser keeps nothing, or has no room: then there is nothing to bring back.
    }
}

/** On arrival: nobody else gets it, and no other page. */
export function bringBackTyped() {
    const unsent = kept();
    if (!unsent) return;
    const isTheirs = unsent.user === document.body.dataset.user;
    if (isTheirs && unsent.path !== location.pathname) return;
    sessionStorage.removeItem(key);
    if (!isTheirs) return;
    for (const [id, fields] of unsent.forms) {
        const form = document.getElementById(id);
        if (form instanceof HTMLFormElement) fill(form, fields);
    }
}

/** @returns {Unsent | undefined} */
function kept() {
    try {
        return JSON.parse(sessionStorage.getItem(key) ?? "null") ?? undefined;
    } catch {
        return undefined;
    }
}

/** @param {HTMLFormElement} form @returns {Typed[]} */
function typedIn(form) {
    const fields = [...form.elements].filter(isField).filter((field) => field.name && !["password", "file", "hidden"].includes(field.type));
    return fields.filter(isDirty).map((field) => {
        const { name, value } = field;
        return isChosen(field) ? { name, value, checked: field.checked } : { name, value };
    });
}

/** @param {HTMLFormElement} form @param {Typed[]} fields */
function fill(form, fields) {
    for (const { name, value, checked } of fields) {
        const field = [...form.elements].filter(isField).find((one) => one.name === name && (!isChosen(one) || one.value === value));
        if (!field) continue;
        if (isChosen(field)) field.checked = checked === true;
        else field.value = value;
    }
    const details = form.closest("details");
    if (details) details.open = true;
    form.dispatchEvent(new Event("input", { bubbles: true }));
}
