// @ts-check
// `form[data-keypad]`: its keys write into its field. Without this script each key posts, and the page comes back with the digit.

export function watchKeypads() {
    document.addEventListener("click", (event) => {
        const key = event.target instanceof Element && event.target.closest("form[data-keypad] button[name=key]");
        if (!(key instanceof HTMLButtonElement) || !key.form) return;
        const field = key.form.elements.namedItem("pin");
        if (!(field instanceof HTMLInputElement)) return;
        event.preventDefault();
        field.value = press(field.value, key.value);
    });
}

/** @param {string} typed @param {string} key */
export function press(typed, key) {
    return key === "back" ? typed.slice(0, -1) : (typed + key).slice(0, 8);
}
