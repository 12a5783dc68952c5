// @ts-check
// A timer that can be held and goes on with what is left. Pure but for the clock.

export class Countdown {
    #clock;
    #run;
    #left;
    #startedAt = 0;
    /** @type {import("../../types/client").Dispose | undefined} */ #cancel;

    /**
     * @param {import("../../types/client").Clock} clock
     * @param {number} ms Infinity never runs out
     * @param {() => void} run
     */
    constructor(clock, ms, run) {
        this.#clock = clock;
        this.#left = ms;
        this.#run = run;
    }

    start() {
        if (this.#cancel || this.#left === Infinity) return;
        this.#startedAt = this.#clock.now();
        this.#cancel = this.#clock.after(Math.max(0, this.#left), this.#run);
    }

    hold() {
        if (!this.#cancel) return;
        this.#cancel();
        this.#cancel = undefined;
        this.#left -= this.#clock.now() - this.#startedAt;
    }
}
