// @ts-check
// How long each toast stays. A toaster's timers run once it has been mounted, and while nobody holds them. No DOM.

/** @typedef {import("../../types/toast").Toast} Toast */

export class Timers {
    /** @type {Map<Toast, Countdown>} */ #countdowns = new Map();
    /** @type {Map<string, Set<string>>} By toaster, why its time stands still; none for one that is not there yet. */
    #holds = new Map();
    #clock;

    /** @param {import("../../types/client").Clock} clock */
    constructor(clock) {
        this.#clock = clock;
    }

    /**
     * @param {Toast} toast
     * @param {number} ms Infinity never runs out
     * @param {() => void} run
     */
    set(toast, ms, run) {
        this.clear(toast);
        const countdown = new Countdown(this.#clock, ms, run);
        this.#countdowns.set(toast, countdown);
        if (this.#isRunning(toast)) countdown.start();
    }

    /** @param {Toast} toast */
    clear(toast) {
        this.#countdowns.get(toast)?.hold();
        this.#countdowns.delete(toast);
    }

    /** @param {string} toaster @returns {import("../../types/client").Dispose} */
    mount(toaster) {
        this.#holds.set(toaster, new Set());
        this.#update();
        return () => {
            this.#holds.delete(toaster);
            this.#update();
        };
    }

    /** @param {string} toaster @param {string} reason */
    hold(toaster, reason) {
        this.#holds.get(toaster)?.add(reason);
        this.#update();
    }

    /** @param {string} toaster @param {string} reason */
    release(toaster, reason) {
        this.#holds.get(toaster)?.delete(reason);
        this.#update();
    }

    /** @param {Toast} toast */
    #isRunning({ toasterId = "" }) {
        return this.#holds.get(toasterId)?.size === 0;
    }

    #update() {
        for (const [toast, countdown] of this.#countdowns) {
            if (this.#isRunning(toast)) countdown.start();
            else countdown.hold();
        }
    }
}

/** A timer that can be held and goes on with what is left. */
class Countdown {
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
