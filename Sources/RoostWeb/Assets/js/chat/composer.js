// @ts-check
// Where one writes. Nothing typed is lost: drafts and what waits to be sent are kept in this browser.

import { uuid } from "../forms/keys.js";
import { Attachment } from "./attachment.js";
import { Draft } from "./drafts.js";
import { excess, tooLong } from "./length.js";
import { Outbox } from "./outbox.js";
import { showOutbox } from "./outbox-rows.js";

export class Composer {
    #body;
    #attachment;
    #draft;
    #outbox;
    #typing;
    #isTooLong = false;
    #note = "";

    /**
     * @param {HTMLFormElement} form
     * @param {{ chat: string, url: string, typing: () => void, sent: () => void }} ports
     */
    constructor(form, { chat, url, typing, sent }) {
        this.#body = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("body"));
        this.#attachment = new Attachment(form);
        this.#draft = new Draft(document.body.dataset.user ?? "", chat);
        this.#typing = typing;
        this.#outbox = new Outbox({ chat, path: url, changed: (note) => this.#show(note), sent: (clientId) => this.#sent(clientId, sent) });
        this.#restore();
        form.addEventListener("submit", (event) => (event.preventDefault(), this.#send()));
        this.#body.addEventListener("keydown", (event) => this.#key(event));
        this.#body.addEventListener("input", () => this.#typed());
        document.getElementById("outbox")?.addEventListener("click", (event) => this.#choose(event));
        this.#show("");
        this.#outbox.flush();
        form.dataset.mounted = "";
    }

    /** Where there are keys at hand, one writes at once; on a phone its keyboard would come up. */
    focus() {
        if (matchMedia("(hover: hover) and (pointer: fine)").matches) this.#body.focus({ preventScroll: true });
    }

    /** The line is back, or may be. */
    retry() {
        this.#outbox.flush();
    }

    /**
     * A message of one's own is on the page.
     * @param {string} clientId
     */
    arrived(clientId) {
        this.#outbox.remove(clientId);
        this.#show(this.#note);
    }

    /**
     * It has reached the server, and may be on the page already.
     * @param {string} clientId
     * @param {() => void} fetchIt
     */
    #sent(clientId, fetchIt) {
        if (document.querySelector(`#messages [data-client="${CSS.escape(clientId)}"]`)) this.arrived(clientId);
        else fetchIt();
    }

    stop() {
        this.#outbox.stop();
    }

    #send() {
        const body = this.#body.value.trim();
        if ((!body && !this.#attachment.isChosen) || !this.#measure()) return;
        const image = this.#attachment.take();
        this.#body.value = "";
        this.#body.focus();
        const scroller = document.getElementById("conversation-scroll");
        if (scroller) scroller.scrollTop = 0;
        this.#keepDraft();
        this.#outbox.add(uuid(), body, image);
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

    /** Says so while what is written is too long; whether it can be sent. */
    #measure() {
        const count = excess(this.#body.value.trim());
        const place = document.getElementById("composer-note");
        this.#body.toggleAttribute("aria-invalid", count > 0);
        if (place && (count > 0 || this.#isTooLong)) place.textContent = count > 0 ? tooLong(count) : "";
        this.#isTooLong = count > 0;
        return count === 0;
    }

    #typed() {
        this.#keepDraft();
        this.#measure();
        if (this.#body.value.trim()) this.#typing();
    }

    #keepDraft() {
        this.#draft.text = this.#body.value;
    }

    /** What was typed before this script had come counts like what is typed now. */
    #restore() {
        const { value, defaultValue } = this.#body;
        if (value && value !== defaultValue && value !== this.#draft.text) return this.#typed();
        this.#body.value ||= this.#draft.text;
        this.#measure();
    }

    /** @param {string} note */
    #show(note) {
        this.#note = note;
        const place = document.getElementById("composer-note");
        if (place && !this.#isTooLong) place.textContent = note;
        showOutbox(this.#outbox.entries, note);
    }

    /** @param {Event} event */
    #choose({ target }) {
        const button = target instanceof Element ? target.closest("button") : null;
        const clientId = button?.closest("li")?.dataset.client;
        if (!button || !clientId) return;
        if (button.hasAttribute("data-again")) return this.#outbox.again(clientId);
        const entry = this.#outbox.entries.find(({ key }) => key === clientId);
        this.arrived(clientId);
        // Changed one's mind about sending is not about the words.
        if (entry && !this.#body.value) this.#body.value = entry.about;
        this.#keepDraft();
    }
}
