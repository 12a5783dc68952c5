// @ts-check
// How far everybody has read: the ticks on one's own messages.

import { messagesIn, numberOf } from "./pieces.js";

export class ReadMarks {
    /** @type {Map<string, number>} */ #numbers = new Map();

    constructor() {
        for (const item of document.querySelectorAll("#reads [data-reader]")) {
            const { reader, number } = /** @type {HTMLElement} */ (item).dataset;
            if (reader) this.set(reader, Number(number));
        }
    }

    /** @param {string} userId @param {number} number */
    set(userId, number) {
        this.#numbers.set(userId, Math.max(number, this.#numbers.get(userId) ?? 0));
        this.show();
    }

    /** @param {string} userId of who is not in the chat any more */
    drop(userId) {
        this.#numbers.delete(userId);
        this.show();
    }

    show() {
        const others = [...this.#numbers].filter(([id]) => id !== document.body.dataset.user).map(([, number]) => number);
        if (!others.length) return;
        const least = Math.min(...others);
        const list = document.getElementById("messages");
        for (const item of list ? messagesIn(list) : []) {
            if (item.classList.contains("is-mine") && numberOf(item) <= least) item.classList.add("is-read");
        }
    }
}
