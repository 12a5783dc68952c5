// @ts-check
// Says what was wrong next to the fields (`data-error-for`), the rest at the top of the form. What was typed stays.

/** @typedef {import("./send.js").Problem} Problem */

/** @param {HTMLFormElement} form */
export function clearErrors(form) {
    form.removeAttribute("data-keep");
    for (const place of form.querySelectorAll("[data-error-for]")) {
        place.textContent = "";
        place.removeAttribute("data-keep");
    }
    for (const field of form.querySelectorAll("[aria-invalid]")) {
        field.removeAttribute("aria-invalid");
        field.removeAttribute("aria-describedby");
    }
    form.querySelector("[data-form-error]")?.remove();
}

/**
 * @param {HTMLFormElement} form
 * @param {Problem} problem
 * @returns {boolean} false when the form has no place for it, being only a button of the page
 */
export function showErrors(form, { detail = "", errors = [] }) {
    const fields = errors.map((error) => showFieldError(form, error)).filter((field) => field !== undefined);
    fields[0]?.focus();
    if (fields.length) return true;
    if (!form.querySelector("input:not([type=hidden]), textarea, select")) return false;
    form.prepend(notice(detail));
    return true;
}

/** The page came with errors (a form that was sent without this script): its fields are told which are theirs. */
export function nameErrors() {
    const told = [...document.querySelectorAll("form [data-error-for]")].filter(({ textContent }) => textContent?.trim());
    const fields = told.map((place) => {
        const { dataset } = /** @type {HTMLElement} */ (place);
        const form = /** @type {HTMLFormElement} */ (place.closest("form"));
        const field = fieldOf(form, dataset.errorFor ?? "");
        if (!field || field.hasAttribute("aria-invalid")) return undefined;
        // Neither what is told here nor what was typed is the server's any more.
        form.dataset.keep = "";
        tie(form, field, place);
        return field;
    });
    fields.find((field) => field !== undefined)?.focus();
}

/**
 * @param {HTMLFormElement} form
 * @param {{ field: string, detail: string }} error
 * @returns {HTMLElement | undefined} the field
 */
function showFieldError(form, { field: name, detail }) {
    const field = fieldOf(form, name);
    if (!field) return undefined;
    const place = form.querySelector(`[data-error-for="${CSS.escape(name)}"]`) ?? placeAfter(field, name);
    place.textContent = detail;
    // A refresh of the region around it must not wipe it away.
    place.setAttribute("data-keep", "");
    tie(form, field, place);
    field.closest("details")?.setAttribute("open", "");
    return field;
}

/** @param {HTMLFormElement} form @param {string} name */
function fieldOf(form, name) {
    const named = form.elements.namedItem(name);
    const field = named instanceof RadioNodeList ? named[0] : named;
    return field instanceof HTMLElement ? field : undefined;
}

/**
 * Readers read the error with the field.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} field
 * @param {Element} place
 */
function tie(form, field, place) {
    place.id ||= `${form.id || "form"}-${place.getAttribute("data-error-for")}-error`;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", place.id);
}

/** @param {HTMLElement} field @param {string} name */
function placeAfter(field, name) {
    const place = document.createElement("p");
    place.className = "field-error";
    place.dataset.errorFor = name;
    (field.closest("label") ?? field).after(place);
    return place;
}

/** @param {string} text */
function notice(text) {
    const box = document.createElement("div");
    box.className = "notice notice-bad";
    box.setAttribute("role", "alert");
    box.dataset.formError = "";
    box.dataset.keep = "";
    const line = document.createElement("p");
    line.textContent = text;
    box.append(line);
    return box;
}
