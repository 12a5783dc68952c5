// @ts-check
// The picture that goes with a message: chosen beside the field.

export class Attachment {
    #field;

    /** @param {HTMLFormElement} form */
    constructor(form) {
        this.#field = /** @type {HTMLInputElement} */ (form.elements.namedItem("image"));
        this.#field.addEventListener("change", () => this.#show());
        form.querySelector("[data-unpick]")?.addEventListener("click", () => this.#unpick());
    }

    /** Whether one is chosen. */
    get isChosen() {
        return this.#field.files?.[0] !== undefined;
    }

    /** The chosen one, which goes with a message from now on. */
    take() {
        const picture = this.#field.files?.[0];
        this.#unpick();
        return picture;
    }

    #unpick() {
        this.#field.value = "";
        this.#show();
    }

    #show() {
        const chosen = this.#field.files?.[0];
        const place = document.getElementById("composer-file");
        const name = place?.querySelector("[data-slot=name]");
        if (place) place.hidden = chosen === undefined;
        if (name) name.textContent = chosen?.name ?? "";
    }
}
