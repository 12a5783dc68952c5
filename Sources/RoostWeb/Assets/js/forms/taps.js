// @ts-check
// A double tap does a thing once: also when the first tap has been answered and the place it fell on has changed. Pure.

/** @typedef {{ x: number, y: number, at: number, isTouch: boolean, count: number }} Tap at: milliseconds; count: of a double click */

const doubleTap = 500;
const sameSpot = 30;

export class Taps {
    /** @type {Map<string, number>} Until when an attempt is not made again; Infinity while it is on its way. */
    #closed = new Map();
    /** @type {Tap | undefined} */ #last;

    /**
     * True when an attempt may be made, which then is on its way.
     * @param {string} attempt where to and what, as text
     * @param {number} now milliseconds
     */
    take(attempt, now) {
        if (now < (this.#closed.get(attempt) ?? 0)) return false;
        this.#closed.set(attempt, Infinity);
        return true;
    }

    /**
     * What was done stays closed for the rest of a double tap; what was refused may be tried at once.
     * @param {string} attempt
     * @param {number | undefined} doneSince when it was tapped
     */
    answered(attempt, doneSince) {
        if (doneSince === undefined) this.#closed.delete(attempt);
        else this.#closed.set(attempt, doneSince + doubleTap);
    }

    /**
     * A tap that sent something.
     * @param {Tap} tap
     */
    sent(tap) {
        this.#last = tap;
    }

    /**
     * The second half of a double tap, whatever lies under the finger by now. Mice count; for a finger, spot and time do.
     * @param {Tap} tap
     */
    isEcho(tap) {
        const last = this.#last;
        return last !== undefined && (tap.isTouch || tap.count > 1) && tap.at - last.at < doubleTap &&
            Math.hypot(tap.x - last.x, tap.y - last.y) < sameSpot;
    }
}
