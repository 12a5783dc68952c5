// @ts-check
// What was written and has not reached the server: kept in this browser, over reloads too, sent in the order it was written.
// Several tabs may write in one chat: each keeps its own beside what the others keep, and what two of them send is one message.

/**
 * @typedef {{ clientId: string, body: string, hasImage?: boolean, refusal?: string }} Entry `refusal`: why it can't be sent
 * @typedef {{ outcome: "sent" } | { outcome: "later", retryAfter?: number, detail: string } | { outcome: "refused", detail: string }} Result
 * @typedef {{ getItem(key: string): string | null, setItem(key: string, value: string): void, removeItem(key: string): void }} Store
 */

export class Outbox {
    /** @type {Entry[]} */ entries = [];
    /** @type {Set<string>} What this page has had: what others keep is left as it is. */ #own = new Set();
    #key;
    #store;
    #post;
    #changed;
    #clock;
    #running = false;
    #cancel = () => {};
    #delay = 1_000;

    /**
     * @param {{ key: string, store: Store, post: (entry: Entry) => Promise<Result>, changed: (note: string) => void,
     *     clock: import("../../types/client").Clock }} ports `changed` is told what to tell the person
     */
    constructor({ key, store, post, changed, clock }) {
        this.#key = key;
        this.#store = store;
        this.#post = post;
        this.#changed = changed;
        this.#clock = clock;
        this.entries = this.#read();
        for (const { clientId } of this.entries) this.#own.add(clientId);
    }

    /** @param {Entry} entry */
    add(entry) {
        this.entries.push(entry);
        this.#own.add(entry.clientId);
        this.#keep("");
        void this.flush();
    }

    /**
     * The server has it: by its own answer, or because the message has been seen.
     * @param {string} clientId
     * @returns {boolean} whether it was waiting here
     */
    sent(clientId) {
        if (!this.entries.some((entry) => entry.clientId === clientId)) return false;
        this.entries = this.entries.filter((entry) => entry.clientId !== clientId);
        this.#keep("");
        return true;
    }

    /** @param {string} clientId */
    discard(clientId) {
        this.sent(clientId);
        void this.flush();
    }

    /**
     * Tries what was refused once more.
     * @param {string} clientId
     */
    again(clientId) {
        for (const entry of this.entries) if (entry.clientId === clientId) delete entry.refusal;
        this.#keep("");
        void this.flush();
    }

    /** Sends what waits, one after another; what can't be sent now is tried again. */
    async flush() {
        if (this.#running) return;
        this.#running = true;
        this.#cancel();
        for (let entry = this.#next(); entry; entry = this.#next()) {
            const { clientId } = entry;
            const result = await this.#post(entry);
            if (result.outcome === "sent") {
                this.#delay = 1_000;
                this.sent(clientId);
            } else if (result.outcome === "refused") {
                entry.refusal = result.detail;
                this.#keep(result.detail);
            } else {
                this.#later(result);
                break;
            }
        }
        this.#running = false;
    }

    /** The page is left; what waits stays for the next one. */
    stop() {
        this.#cancel();
    }

    /** @param {{ retryAfter?: number, detail: string }} result */
    #later({ retryAfter, detail }) {
        const wait = retryAfter === undefined ? this.#delay : retryAfter * 1_000;
        if (retryAfter === undefined) this.#delay = Math.min(this.#delay * 2, 30_000);
        this.#cancel = this.#clock.after(wait, () => void this.flush());
        this.#changed(detail);
    }

    #next() {
        return this.entries.find(({ refusal }) => refusal === undefined);
    }

    /** @param {string} note */
    #keep(note) {
        try {
            const others = this.#read().filter(({ clientId }) => !this.#own.has(clientId));
            const entries = [...others, ...this.entries];
            if (entries.length) this.#store.setItem(this.#key, JSON.stringify(entries));
            else this.#store.removeItem(this.#key);
        } catch {
            // Private browsing, or a full store: this page remembers.
        }
        this.#changed(note);
    }

    /** @returns {Entry[]} */
    #read() {
        try {
            const entries = JSON.parse(this.#store.getItem(this.#key) ?? "[]");
            return Array.isArray(entries) ? entries.filter((entry) => typeof entry?.clientId === "string") : [];
        } catch {
            return [];
        }
    }
}
