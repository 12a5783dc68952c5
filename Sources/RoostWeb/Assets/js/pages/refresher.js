// @ts-check
// When to fetch: bursts become one, one is under way at a time, one more waits; what failed is tried again. Pure.

/** @typedef {import("../../types/client").Clock} Clock */

export class Refresher {
    /** @type {Set<string>} */ #stale = new Set();
    #running = false;
    #cancel = () => {};
    #fetch;
    #clock;
    #backoff;
    #burst;

    /**
     * @param {(names: string[]) => Promise<boolean>} fetch false: failed, they are still stale
     * @param {Clock} clock
     * @param {{ next(): number, reset(): void }} backoff
     * @param {number} [burst] for how long more may come before what has come is fetched, in milliseconds
     */
    constructor(fetch, clock, backoff, burst = 30) {
        this.#fetch = fetch;
        this.#clock = clock;
        this.#backoff = backoff;
        this.#burst = burst;
    }

    /** @param {Iterable<string>} names */
    add(names) {
        const before = this.#stale.size;
        for (const name of names) this.#stale.add(name);
        if (this.#stale.size > before) this.#schedule(this.#burst);
    }

    /** At once, when what failed may work again. */
    retry() {
        if (this.#stale.size) this.#schedule(0);
    }

    /** Another page: what was stale here is no longer shown. */
    clear() {
        this.#stale.clear();
        this.#cancel();
    }

    /** @param {number} ms */
    #schedule(ms) {
        if (this.#running) return;
        this.#cancel();
        this.#cancel = this.#clock.after(ms, () => void this.#run());
    }

    async #run() {
        this.#running = true;
        const names = [...this.#stale];
        this.#stale.clear();
        const done = await this.#fetch(names).catch(() => false);
        this.#running = false;
        if (!done) for (const name of names) this.#stale.add(name);
        else this.#backoff.reset();
        if (this.#stale.size) this.#schedule(done ? this.#burst : this.#backoff.next());
    }
}
