// @ts-check
// What was written in one chat and has not reached the server: its part of what waits.

import { onWaiting, waiting } from "../offline/waiting.js";

/** @typedef {import("../../types/offline").Waiting} Waiting */

export class Outbox {
    #chat;
    #path;
    #dispose;
    /** @type {Map<string, Waiting>} What has reached the server and is not seen in the conversation yet. */ #sent = new Map();

    /**
     * @param {{ chat: string, path: string, changed: (note: string) => void, sent: (clientId: string) => void }} ports
     *     changed: told what to tell the person
     */
    constructor({ chat, path, changed, sent }) {
        this.#chat = chat;
        this.#path = path;
        this.#dispose = onWaiting(changed, (entry) => {
            if (entry.chat !== chat) return;
            this.#sent.set(entry.key, entry);
            sent(entry.key);
        });
    }

    /** @returns {Waiting[]} in the order they were written */
    get entries() {
        const entries = waiting().entries.filter(({ chat, key }) => chat === this.#chat && !this.#sent.has(key));
        return [...this.#sent.values(), ...entries];
    }

    /** @param {string} clientId @param {string} body @param {File} [image] */
    add(clientId, body, image) {
        /** @type {[string, string][]} */
        const fields = [["clientId", clientId], ["body", body]];
        void waiting().add({ key: clientId, kind: "message", path: this.#path, fields, image, about: body, chat: this.#chat });
    }

    /**
     * It is seen on the page, or not wanted any more.
     * @param {string} clientId
     */
    remove(clientId) {
        this.#sent.delete(clientId);
        void waiting().remove(clientId);
    }

    /**
     * Tries what was refused once more.
     * @param {string} clientId
     */
    again(clientId) {
        void waiting().again(clientId);
    }

    flush() {
        void waiting().flush();
    }

    /** The page is left; what waits goes on waiting. */
    stop() {
        this.#dispose();
    }
}
