// @ts-check
// What was typed when a sign-in ended: kept in this tab until the same person is back on the page. Passwords, PINs and files are not.

import { isChosen, isDirty, isField } from "./fields.js";
import { recall, remember } from "./tab-memory.js";

const key = "roost.unsent";

/**
 * @typedef {{ name: string, value: string, checked?: boolean }} Typed
 * @typedef {{ user: string, path: string, forms: [name: string, fields: Typed[]][] }} Unsent
 */

/** Before this page is left for the sign-in. */
export function keepTyped() {
    const { user } = document.body.dataset;
    const forms = allForms().map((form) => [nameOf(form), typedIn(form)]).filter(([, fields]) => fields.length);
    if (!user || !forms.length) return;
    remember(key, JSON.stringify({ user, path: location.pathname, forms }));
}

/**
 * One form, whose page has been left.
 * @param {HTMLFormElement} form
 * @param {string} path of that page
 */
export function keepForm(form, path) {
    const { user } = document.body.dataset;
    const fields = typedIn(form);
    if (user && fields.length) remember(key, JSON.stringify({ user, path, forms: [[nameOf(form), fields]] }));
}

/** On arrival: nobody else gets it, and no other page. */
export function bringBackTyped() {
    const unsent = kept();
    if (!unsent) return;
    const isTheirs = unsent.user === document.body.dataset.user;
    if (isTheirs && unsent.path !== location.pathname) return;
    remember(key);
    if (!isTheirs) return;
    for (const [name, fields] of unsent.forms) {
        const form = allForms().find((one) => nameOf(one) === name);
        if (form) fill(form, fields);
    }
}

const allForms = () => [...document.querySelectorAll("main form")].map((form) => /** @type {HTMLFormElement} */ (form));

/** @param {HTMLFormElement} form */
const nameOf = (form) => form.id || form.getAttribute("action") || "";

/** @returns {Unsent | undefined} */
function kept() {
    try {
        return JSON.parse(recall(key) ?? "null") ?? undefined;
    } catch {
        return undefined;
    }
}

/** @param {HTMLFormElement} form @returns {Typed[]} */
function typedIn(form) {
    const fields = [...form.elements].filter(isField)
        .filter((field) => field.name && !field.hasAttribute("data-secret") && !["password", "file", "hidden"].includes(field.type));
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
    for (let part = form.closest("details"); part; part = part.parentElement?.closest("details") ?? null) part.open = true;
    form.dispatchEvent(new Event("input", { bubbles: true }));
}
