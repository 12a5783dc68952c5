// @ts-check
// What a person has typed, ticked or chosen and not yet sent: the server's HTML must not take it away.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** @param {Node} node @returns {node is Field} */
export function isField(node) {
    return node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
}

/**
 * Differs from what the server rendered.
 * @param {Field} field
 */
export function isDirty(field) {
    if (field instanceof HTMLSelectElement) {
        const options = [...field.options];
        const preset = options.some(({ defaultSelected }) => defaultSelected);
        return preset
            ? options.some(({ selected, defaultSelected }) => selected !== defaultSelected)
            : field.selectedIndex > 0;
    }
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    switch (field.type) {
        case "checkbox":
        case "radio":
            return field.checked !== field.defaultChecked;
        case "file":
            return field.value !== "";
        default:
            return field.value !== field.defaultValue;
    }
}

/**
 * Must not be changed. A hidden field follows its form: the version under a half-typed edit stays, so that saving over
 * somebody else's change is refused instead of undoing it.
 * @param {Field} field
 */
export function isInUse(field) {
    if (field.type !== "hidden") return isDirty(field);
    return field.form !== null && [...field.form.elements].some((other) => isField(other) && isDirty(other));
}

/**
 * What was typed has been saved: it is what the server has now.
 * @param {HTMLFormElement} form
 */
export function settle(form) {
    for (const field of form.elements) {
        if (field instanceof HTMLSelectElement) {
            for (const option of field.options) option.defaultSelected = option.selected;
        } else if (isField(field) && !(field instanceof HTMLSelectElement) && field.type !== "file" && field.type !== "hidden") {
            field.defaultValue = field.value;
            if (field instanceof HTMLInputElement) field.defaultChecked = field.checked;
        }
    }
}

/**
 * A field the person has not touched shows what the server says now.
 * @param {Field} field
 * @param {Field} fresh
 */
export function takeValue(field, fresh) {
    // Writing what is there already would move the caret.
    if (field.type !== "file" && field.value !== fresh.value) field.value = fresh.value;
    if (field instanceof HTMLInputElement && fresh instanceof HTMLInputElement) field.checked = fresh.checked;
}
