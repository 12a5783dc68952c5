// @ts-check
// A double tap does a thing once: also when the first tap has been answered, and its button has become "undo". Pure.

const doubleTap = 500;

export class Taps {
    /** @type {Map<string, number>} Until when a place takes no tap; Infinity while one is on its way. */
    #closed = new Map();

    /**
     * True when a place takes a tap, which then is on its way.
     * @param {string} place
     * @param {number} now milliseconds
     */
    take(place, now) {
        if (now < (this.#closed.get(place) ?? 0)) return false;
        this.#closed.set(place, Infinity);
        return true;
    }

    /** @param {string} place @param {number} tappedAt @param {number} now */
    answered(place, tappedAt, now) {
        if (now < tappedAt + doubleTap) this.#closed.set(place, tappedAt + doubleTap);
        else this.#closed.delete(place);
    }
}
