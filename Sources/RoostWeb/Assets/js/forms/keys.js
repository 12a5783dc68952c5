// @ts-check
// Idempotency keys: the same attempt, sent again after a failure on the way, keeps its key. Pure but for chance.

export class Keys {
    /** @type {Map<string, string>} */ #open = new Map();
    #make;

    /** @param {() => string} [make] */
    constructor(make = uuid) {
        this.#make = make;
    }

    /**
     * The key for what is about to be sent.
     * @param {string} attempt where to and what, as text
     */
    take(attempt) {
        const key = this.#open.get(attempt) ?? this.#make();
        this.#open.set(attempt, key);
        return key;
    }

    /**
     * The server has decided: the same again would be a second thing.
     * @param {string} attempt
     */
    answered(attempt) {
        this.#open.delete(attempt);
    }
}

/** `crypto.randomUUID` wants https, and a hub at home may have none. */
export function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
