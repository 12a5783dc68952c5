// @ts-check
// What somebody has begun to write in a chat, kept in this browser until it is sent or that person has left.

const prefix = "roost.draft.";

export class Draft {
    #key;
    /** What this tab knows of: another one's is not this one's to forget. */ #known = "";

    /** @param {string} user @param {string} chat */
    constructor(user, chat) {
        this.#key = `${prefix}${user}.${chat}`;
    }

    get text() {
        this.#known = stored()?.getItem(this.#key) ?? "";
        return this.#known;
    }

    set text(text) {
        try {
            if (text) stored()?.setItem(this.#key, text);
            else if (stored()?.getItem(this.#key) === this.#known) stored()?.removeItem(this.#key);
            this.#known = text;
        } catch {
            // No room, or none in private browsing: the field itself remembers until the page goes.
        }
    }
}

/**
 * Nobody who comes after reads them.
 * @param {string} [user] whose drafts stay
 */
export function forgetDrafts(user) {
    const kept = stored();
    const mine = user && `${prefix}${user}.`;
    for (const key of Object.keys(kept ?? {})) {
        if (key.startsWith(prefix) && !(mine && key.startsWith(mine))) kept?.removeItem(key);
    }
}

/** Browsers told to keep nothing throw at the very name. */
function stored() {
    try {
        return localStorage;
    } catch {
        return undefined;
    }
}
