// @ts-check
// The answers a connection waits for, by the number of the question. Pure but for time.

/** How long a server may take. */
const patience = 10_000;

export class Acks {
    /** @type {Map<number, (answer: any) => void>} */ #waiting = new Map();
    #next = 0;
    #clock;

    /** @param {import("../../types/client").Clock} clock */
    constructor(clock) {
        this.#clock = clock;
    }

    /**
     * A new question.
     * @returns {{ id: number, answer: Promise<any> }} undefined when no answer came
     */
    ask() {
        const id = this.#next++;
        const answer = new Promise((resolve) => {
            const cancel = this.#clock.after(patience, () => this.take(id, undefined));
            this.#waiting.set(id, (value) => (cancel(), resolve(value)));
        });
        return { id, answer };
    }

    /** @param {number} id @param {any} answer */
    take(id, answer) {
        const waiting = this.#waiting.get(id);
        this.#waiting.delete(id);
        waiting?.(answer);
    }

    /** The connection is gone, and with it all answers. */
    clear() {
        for (const id of [...this.#waiting.keys()]) this.take(id, undefined);
    }
}
