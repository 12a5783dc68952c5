// @ts-check
// Named listeners. The same handler subscribed twice is called once, and stays until each subscriber has left.

/** @typedef {(...args: any[]) => void} AnyHandler */

export class Emitter {
    /** @type {Map<string, Map<AnyHandler, number>>} */
    #listeners = new Map();

    /**
     * @param {string} name
     * @param {AnyHandler} handler
     * @returns {import("../../types/client").Dispose}
     */
    on(name, handler) {
        const handlers = this.#listeners.get(name) ?? new Map();
        this.#listeners.set(name, handlers);
        handlers.set(handler, (handlers.get(handler) ?? 0) + 1);
        let active = true;
        return () => {
            if (!active) return;
            active = false;
            const left = (handlers.get(handler) ?? 1) - 1;
            if (left > 0) handlers.set(handler, left);
            else handlers.delete(handler);
        };
    }

    /**
     * One listener that throws is reported and does not keep the others from hearing.
     * @param {string} name
     * @param {...unknown} args
     */
    emit(name, ...args) {
        for (const handler of [...(this.#listeners.get(name)?.keys() ?? [])]) {
            try {
                handler(...args);
            } catch (error) {
                console.error(`listener of ${name}`, error);
            }
        }
    }

    /** @param {string} name */
    count(name) {
        return this.#listeners.get(name)?.size ?? 0;
    }
}
