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
 * Something in one of them would be lost.
 * @param {Iterable<Node>} nodes
 */
export function areTyped(nodes) {
    return [...nodes].some((node) => isField(node) && isDirty(node));
}

/**
 * Must not be changed. One radio button follows the others, a hidden field its form: the version under a half-typed edit stays, so that saving over
 * somebody else's change is refused instead of undoing it.
 * @param {Field} field
 */
export function isInUse(field) {
    if (!["hidden", "radio"].includes(field.type)) return isDirty(field);
    const others = [...(field.form?.elements ?? [])].filter(isField);
    return others.some((other) => isDirty(other) && (field.type === "hidden" || other.name === field.name));
}

/** @typedef {Map<HTMLInputElement | HTMLTextAreaElement | HTMLOptionElement, string | boolean>} Held what fields held at one moment: a text, or whether it was chosen */

/**
 * What a form is about to send; one may type on while it is on its way.
 * @param {HTMLFormElement} form
 * @returns {Held}
 */
export function heldBy(form) {
    const fields = [...form.elements].filter(isField).filter(({ type }) => type !== "hidden");
    /** @type {Held} */
    const held = new Map();
    for (const field of fields) {
        if (!(field instanceof HTMLSelectElement)) held.set(field, isChosen(field) ? field.checked : field.value);
        else for (const option of field.options) held.set(option, option.selected);
    }
    return held;
}

/**
 * What was sent has been saved: it is what the server has now. What was typed since then has not.
 * @param {Held} sent
 */
export function settle(sent) {
    for (const [part, value] of sent) {
        if (part instanceof HTMLOptionElement) part.defaultSelected = value === true;
        else if (isChosen(part)) part.defaultChecked = value === true;
        else if (part.type !== "file") part.defaultValue = String(value);
    }
}

/**
 * The form is empty again, except for what was typed since it was sent.
 * @param {HTMLFormElement} form
 * @param {Held} sent
 */
export function clearSent(form, sent) {
    const typed = new Map([...heldBy(form)].filter(([part, value]) => sent.has(part) && sent.get(part) !== value));
    form.reset();
    for (const [part, value] of typed) {
        if (part instanceof HTMLOptionElement) part.selected = value === true;
        else if (isChosen(part)) part.checked = value === true;
        else if (part.type !== "file") part.value = String(value);
    }
}

/**
 * Is chosen or not, and has a value in either case.
 * @param {Field} field
 * @returns {field is HTMLInputElement}
 */
export function isChosen(field) {
    return field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type);
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

/** Heard by the document when something outlives its end. */
export const outlived = "roost:outlived";
const over = "data-over";

/** @param {Node} node */
export function isOver(node) {
    return node instanceof Element && node.hasAttribute(over);
}

/**
 * What is typed is not taken out of somebody's hands; what has been sent is.
 * @param {Node} node gone on the server
 */
export function outlives(node) {
    if (!(node instanceof Element)) return false;
    const isTyped = areTyped(node.querySelectorAll("form:not([aria-busy=true]) :is(input:not([type=hidden]), textarea)"));
    if (isTyped && !isOver(node)) {
        node.setAttribute(over, "");
        document.dispatchEvent(new CustomEvent(outlived));
    }
    return isTyped;
}

/**
 * It is there again.
 * @param {Element} element
 */
export function revive(element) {
    element.removeAttribute(over);
}
