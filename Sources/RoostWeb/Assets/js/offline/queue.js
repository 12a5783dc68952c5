// @ts-check
// What one person did and has not reached the server: sent one after another, in the order it was done. Never as somebody
// else: what another person left in this browser is dropped. No DOM; store, post and clock are arguments.

/**
 * @typedef {import("../../types/offline").Waiting} Waiting
 * @typedef {import("../../types/offline").Decision} Decision
 * @typedef {{
 *     user: string,
 *     store: import("../../types/offline").WaitingStore,
 *     post: (entry: Waiting) => Promise<Decision>,
 *     clock: import("../../types/client").Clock,
 *     changed: (note: string) => void,
 *     decided: (entry: Waiting, decision: Decision) => void,
 *     gone?: (entry: Waiting) => void,
 *     flushed?: () => void,
 *     alone?: (run: () => Promise<void>) => Promise<void>,
 * }} Ports changed: told what to tell the person · gone: another tab has sent it or taken it back · flushed: all has been tried that could be · alone: lets only one of several tabs send at a time
 */

const firstWait = 1_000;
const longestWait = 30_000;

export class Queue {
    /** @type {Waiting[]} In the order they were done. */ entries = [];
    #ports;
    #alone;
    #sending = false;
    /** @type {{ key: string, decision: Promise<Decision> } | undefined} */ #underWay;
    /** @type {Set<string>} What is on its way into the store. */ #keeping = new Set();
    #dropped = false;
    #wait = firstWait;
    #count = 0;
    #cancel = () => {};

    /** @param {Ports} ports */
    constructor(ports) {
        this.#ports = ports;
        this.#alone = ports.alone ?? ((/** @type {() => Promise<void>} */ run) => run());
    }

    /** Reads what earlier pages and other tabs have left. */
    async load() {
        const { store, user } = this.#ports;
        // What comes meanwhile is not in the answer.
        const settled = new Set(this.entries.map(({ key }) => key).filter((key) => !this.#keeping.has(key)));
        const kept = await store.all();
        for (const entry of kept) if (entry.user !== user) await store.remove(entry.key);
        const before = this.entries;
        const keys = new Set(kept.map(({ key }) => key));
        const arriving = before.filter(({ key }) => !settled.has(key) && !keys.has(key));
        this.entries = [...kept.filter((entry) => entry.user === user), ...arriving];
        const describe = (/** @type {Waiting[]} */ entries) => entries.map(({ key, refusal }) => `${key} ${refusal}`).join();
        if (describe(before) === describe(this.entries)) return;
        this.#ports.changed("");
        for (const entry of before) if (!this.entries.some(({ key }) => key === entry.key)) this.#ports.gone?.(entry);
    }

    /** @param {Omit<Waiting, "user" | "number">} what */
    async add(what) {
        if (this.#dropped) return;
        // Time tells the order of several tabs; the count that of one.
        const number = this.#ports.clock.now() + (this.#count += 1) / 1_000;
        await this.#keep({ ...what, user: this.#ports.user, number });
        await this.flush();
    }

    /**
     * What is on its way just now may arrive: that is waited for.
     * @param {string} key
     * @returns {Promise<boolean>} whether it will not be sent any more
     */
    async takeBack(key) {
        if (this.#underWay?.key === key) await this.#underWay.decision;
        if (!this.entries.some((entry) => entry.key === key)) return false;
        await this.remove(key);
        return true;
    }

    /** @param {string} key known to have arrived, or not wanted any more */
    async remove(key) {
        if (!this.entries.some((entry) => entry.key === key)) return;
        this.entries = this.entries.filter((entry) => entry.key !== key);
        this.#ports.changed("");
        await this.#ports.store.remove(key);
    }

    /**
     * Tries what was refused once more.
     * @param {string} key
     */
    async again(key) {
        const entry = this.entries.find((other) => other.key === key);
        if (entry) await this.#keep({ ...entry, refusal: undefined });
        await this.flush();
    }

    /** The person signs out: what is not sent by now never is. Answers how much that was. */
    async drop() {
        const { length } = this.entries;
        this.#dropped = true;
        this.#cancel();
        this.entries = [];
        await this.#ports.store.clear();
        return length;
    }

    /** Sends what waits; what can't be sent now is tried again. */
    async flush() {
        if (this.#sending || this.#dropped) return;
        this.#sending = true;
        this.#cancel();
        try {
            await this.#alone(async () => {
                await this.load();
                // A tap doesn't wait for a message the server has no time for, nor a message for a tap.
                /** @type {Set<string>} */ const held = new Set();
                for (let entry = this.#next(held); entry; entry = this.#next(held)) if (!(await this.#send(entry))) held.add(entry.kind);
            });
        } finally {
            this.#sending = false;
            this.#ports.flushed?.();
        }
    }

    /** @param {Waiting} entry @returns {Promise<boolean>} whether the next one of its kind may follow */
    async #send(entry) {
        this.#underWay = { key: entry.key, decision: this.#ports.post(entry) };
        const decision = await this.#underWay.decision;
        this.#underWay = undefined;
        if (this.#dropped || decision.outcome === "signed-out") return false;
        if (decision.outcome === "later") return this.#later(decision), false;
        this.#wait = firstWait;
        // What somebody has written is theirs to throw away.
        if (decision.outcome === "refused" && entry.kind === "message" && !decision.isGone) {
            if (!this.entries.some(({ key }) => key === entry.key)) return true;
            await this.#keep({ ...entry, refusal: decision.problem.detail ?? "" });
            this.#ports.changed(decision.problem.detail ?? "");
            this.#ports.decided(entry, decision);
            return true;
        }
        this.#ports.decided(entry, decision);
        await this.remove(entry.key);
        return true;
    }

    /** @param {{ note: string, retryAfter?: number }} decision */
    #later({ note, retryAfter }) {
        const wait = retryAfter === undefined ? this.#wait : retryAfter * 1_000;
        if (retryAfter === undefined) this.#wait = Math.min(this.#wait * 2, longestWait);
        this.#cancel();
        this.#cancel = this.#ports.clock.after(wait, () => void this.flush());
        this.#ports.changed(note);
    }

    /** Whether a tap waits to be sent. */
    get hasTaps() {
        return this.entries.some(({ kind, refusal }) => kind === "tap" && refusal === undefined);
    }

    /** @param {Set<string>} held kinds that can't be sent now */
    #next(held) {
        return this.#dropped ? undefined : this.entries.find(({ kind, refusal }) => refusal === undefined && !held.has(kind));
    }

    /**
     * Shown as waiting only once it is kept: a page that goes right after would take the rest with it.
     * @param {Waiting} entry
     */
    async #keep(entry) {
        const known = this.entries.some(({ key }) => key === entry.key);
        this.entries = known ? this.entries.map((other) => (other.key === entry.key ? entry : other)) : [...this.entries, entry];
        this.#keeping.add(entry.key);
        await this.#ports.store.put(entry);
        this.#keeping.delete(entry.key);
        this.#ports.changed("");
    }
}
