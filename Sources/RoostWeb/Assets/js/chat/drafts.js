// @ts-check
// What somebody has begun to write in a chat, kept in this browser until it is sent or that person has left.

const prefix = "roost.draft.";

export class Draft {
    #key;

    /** @param {string} user @param {string} chat */
    constructor(user, chat) {
        this.#key = `${prefix}${user}.${chat}`;
    }

    get text() {
        return stored()?.getItem(this.#key) ?? "";
    }

    set text(text) {
        try {
            if (text) stored()?.setItem(this.#key, text);
            else stored()?.removeItem(this.#key);
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
