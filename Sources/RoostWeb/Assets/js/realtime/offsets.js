// @ts-check
// How far into each family's log this page has read. Pure.

/** @typedef {import("../../types/events").FamilyID} FamilyID */

export class Offsets {
    /** @type {Map<FamilyID, number>} */
    #seen = new Map();
    /** @type {Map<FamilyID, string>} */
    #epochs = new Map();

    /**
     * A page rendered at an offset is the start, unless this connection is already further.
     * @param {FamilyID} family
     * @param {number} offset
     * @param {string} [epoch] of that offset
     */
    start(family, offset, epoch) {
        if (family && Number.isSafeInteger(offset) && offset >= 0 && !this.#seen.has(family)) {
            this.#seen.set(family, offset);
            if (epoch) this.#epochs.set(family, epoch);
        }
    }

    /**
     * True for an event not seen before, which then counts as seen. Events outside the log always pass.
     * @param {FamilyID | undefined} family
     * @param {number | undefined} offset
     */
    accept(family, offset) {
        if (family === undefined || offset === undefined) return true;
        if (offset <= (this.#seen.get(family) ?? 0)) return false;
        this.#seen.set(family, offset);
        return true;
    }

    /**
     * What `realtime.ready` says. A family that could not be recovered, or was not known here, goes on from its head.
     * A recovered one stays at what was seen: its head may count events that are still on the way.
     * @param {{ familyId: FamilyID, head: number, epoch?: string, recovered: boolean }[]} families
     * @returns {FamilyID[]} the families of which something was missed
     */
    ready(families) {
        const lost = [];
        for (const { familyId, head, epoch, recovered } of families) {
            if (!recovered || !this.#seen.has(familyId)) this.#seen.set(familyId, head);
            if (!recovered) lost.push(familyId);
            if (epoch) this.#epochs.set(familyId, epoch);
        }
        return lost;
    }

    /** For the connect packet: `{<familyId>: offset}`. */
    since() {
        return Object.fromEntries(this.#seen);
    }

    /** For the connect packet: `{<familyId>: epoch}`, by which the server sees that its log was restored from a backup. */
    epochs() {
        return Object.fromEntries(this.#epochs);
    }
}
