// A clock that tests turn by hand.

export class HandClock {
    #now = 0;
    #timers = new Set();

    now() {
        return this.#now;
    }

    after(ms, run) {
        const timer = { at: this.#now + ms, run };
        this.#timers.add(timer);
        return () => this.#timers.delete(timer);
    }

    /** Time passes; what falls due runs in its order. */
    pass(ms) {
        const end = this.#now + ms;
        for (;;) {
            const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
            if (!due) break;
            this.#timers.delete(due);
            this.#now = Math.max(this.#now, due.at);
            due.run();
        }
        this.#now = end;
    }
}
