// @ts-check
// Where one writes. Nothing typed is lost: drafts and what waits to be sent are kept in this browser.

import { uuid } from "../forms/keys.js";
import { clock } from "../realtime/clock.js";
import { Outbox } from "./outbox.js";
import { postMessage } from "./post.js";

/** @typedef {import("./outbox.js").Entry} Entry */

export class Composer {
    /** @type {Map<string, File>} */ #images = new Map();
    #form;
    #body;
    #file;
    #draft;
    #outbox;

    /**
     * @param {HTMLFormElement} form
     * @param {{ chat: string, url: string, typing: () => void, sent: () => void }} ports
     */
    constructor(form, { chat, url, typing, sent }) {
        this.#form = form;
        this.#body = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("body"));
        this.#file = /** @type {HTMLInputElement} */ (form.elements.namedItem("image"));
        const mine = `${document.body.dataset.user}.${chat}`;
        this.#draft = `roost.draft.${mine}`;
        this.#outbox = new Outbox({
            key: `roost.outbox.${mine}`,
            store: localStorage,
            clock,
            changed: (note) => this.#show(note),
            post: async (entry) => {
                const result = await postMessage(url, entry, this.#images.get(entry.clientId));
                if (result.outcome === "sent") sent();
                return result;
            },
        });
        this.#restore();
        form.addEventListener("submit", (event) => (event.preventDefault(), this.#send()));
        this.#body.addEventListener("keydown", (event) => this.#key(event));
        this.#body.addEventListener("input", () => {
            this.#keepDraft();
            if (this.#body.value.trim()) typing();
        });
        this.#file.addEventListener("change", () => this.#showFile());
        document.getElementById("outbox")?.addEventListener("click", (event) => this.#choose(event));
        this.#show("");
        void this.#outbox.flush();
    }

    /** The line is back, or may be. */
    retry() {
        void this.#outbox.flush();
    }

    /**
     * A message of one's own is on the page.
     * @param {string} clientId
     */
    arrived(clientId) {
        this.#images.delete(clientId);
        this.#outbox.sent(clientId);
    }

    stop() {
        this.#outbox.stop();
    }

    #send() {
        const body = this.#body.value.trim();
        const image = this.#file.files?.[0];
        if (!body && !image) return;
        const clientId = uuid();
        if (image) this.#images.set(clientId, image);
        this.#body.value = "";
        this.#file.value = "";
        this.#showFile();
        this.#keepDraft();
        this.#outbox.add({ clientId, body, ...(image ? { hasImage: true } : {}) });
        this.#body.focus();
        const scroller = document.getElementById("conversation-scroll");
        if (scroller) scroller.scrollTop = 0;
    }

    /**
     * Enter sends; with Shift, and on a phone's keyboard, it is a new line.
     * @param {KeyboardEvent} event
     */
    #key(event) {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
        event.preventDefault();
        this.#send();
    }

    #keepDraft() {
        try {
            if (this.#body.value) localStorage.setItem(this.#draft, this.#body.value);
            else localStorage.removeItem(this.#draft);
        } catch {
            // Private browsing: the field itself remembers until the page goes.
        }
    }

    #restore() {
        if (!this.#body.value) this.#body.value = localStorage.getItem(this.#draft) ?? "";
    }

    #showFile() {
        const chosen = this.#file.files?.[0];
        const label = /** @type {HTMLElement} */ (this.#file.closest("label"));
        label.toggleAttribute("data-chosen", chosen !== undefined);
        label.title = chosen ? chosen.name : "Send a picture";
    }

    /** @param {string} note */
    #show(note) {
        const place = document.getElementById("composer-note");
        if (place) place.textContent = note;
        const list = document.getElementById("outbox");
        const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("outbox-template"));
        if (!list || !template) return;
        list.replaceChildren(...this.#outbox.entries.map((entry) => row(template, entry, note)));
    }

    /** @param {Event} event */
    #choose({ target }) {
        const button = target instanceof Element ? target.closest("button") : null;
        const clientId = button?.closest("li")?.dataset.client;
        if (!button || !clientId) return;
        if (button.hasAttribute("data-again")) return this.#outbox.again(clientId);
        const entry = this.#outbox.entries.find((other) => other.clientId === clientId);
        this.#outbox.discard(clientId);
        // Changed one's mind about sending is not about the words.
        if (entry && !this.#body.value) this.#body.value = entry.body;
        this.#keepDraft();
    }
}

/** @param {HTMLTemplateElement} template @param {Entry} entry @param {string} note */
function row(template, { clientId, body, hasImage, refusal }, note) {
    const item = /** @type {HTMLElement} */ (template.content.cloneNode(true)).firstElementChild;
    if (!(item instanceof HTMLElement)) throw new Error("the template has no row");
    item.dataset.client = clientId;
    const text = /** @type {HTMLElement} */ (item.querySelector(".message-text"));
    text.textContent = hasImage ? `📷 ${body}` : body;
    const state = /** @type {HTMLElement} */ (item.querySelector("[data-slot=state]"));
    if (refusal) state.textContent = refusal;
    else if (note || !navigator.onLine) state.textContent = "Waiting…";
    item.classList.toggle("has-failed", refusal !== undefined);
    const buttons = /** @type {HTMLElement} */ (item.querySelector(".outbox-do"));
    buttons.hidden = refusal === undefined;
    return item;
}
