// @ts-check
// The picture that goes with a message: chosen beside the field, and kept until the server has it.

import { forgetPicture, keepPicture, keptPicture } from "./pictures.js";

export class Attachment {
    /** @type {Map<string, File>} */ #waiting = new Map();
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

    /**
     * The chosen one goes with a message from now on.
     * @param {string} clientId
     */
    take(clientId) {
        const picture = this.#field.files?.[0];
        if (!picture) return;
        this.#waiting.set(clientId, picture);
        void keepPicture(clientId, picture);
        this.#unpick();
    }

    /** @param {string} clientId @returns {Promise<File | undefined>} */
    async of(clientId) {
        return this.#waiting.get(clientId) ?? (await keptPicture(clientId));
    }

    /** @param {string} clientId */
    forget(clientId) {
        this.#waiting.delete(clientId);
        forgetPicture(clientId);
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
