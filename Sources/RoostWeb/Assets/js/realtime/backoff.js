// @ts-check
// How long to wait before the next attempt: doubles up to a cap, with jitter so that a restart is not a stampede. Pure.

export class Backoff {
    #attempts = 0;
    #first;
    #cap;
    #random;

    /** @param {{ first?: number, cap?: number, random?: () => number }} options milliseconds */
    constructor({ first = 500, cap = 10_000, random = Math.random } = {}) {
        this.#first = first;
        this.#cap = cap;
        this.#random = random;
    }

    /** @returns {number} milliseconds; between half and all of the step */
    next() {
        const step = Math.min(this.#cap, this.#first * 2 ** Math.min(this.#attempts, 20));
        this.#attempts += 1;
        return Math.round(step / 2 + (step / 2) * this.#random());
    }

    reset() {
        this.#attempts = 0;
    }
}
