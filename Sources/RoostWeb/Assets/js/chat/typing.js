// @ts-check
// Who else is typing; each mark ends by itself, should its end get lost.

import { nameOf } from "../notices/people.js";
import { clock } from "../realtime/clock.js";
import { words } from "../words.js";

const life = 6_000;

export class Typing {
    /** @type {Map<string, () => void>} */ #people = new Map();

    /** @param {string} userId @param {boolean} isTyping */
    set(userId, isTyping) {
        this.#people.get(userId)?.();
        this.#people.delete(userId);
        if (isTyping) this.#people.set(userId, clock.after(life, () => this.set(userId, false)));
        this.#show();
    }

    stop() {
        for (const cancel of this.#people.values()) cancel();
        this.#people.clear();
    }

    #show() {
        const place = document.getElementById("typing");
        if (!place) return;
        const names = [...this.#people.keys()].map((id) => nameOf(id) ?? words("people.somebody"));
        place.toggleAttribute("data-on", names.length > 0);
        place.textContent = whoTypes(names);
    }
}

/** @param {string[]} names */
function whoTypes([who, other, third]) {
    if (!who) return "";
    if (!other) return words("writing.one_types", { who });
    return third ? words("writing.many_type") : words("writing.two_type", { who, other });
}
