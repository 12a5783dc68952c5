// @ts-check
// What this tab remembers beyond the end of a page. A browser told to keep nothing throws at the very name; then nothing is.

/**
 * @param {string} key
 * @returns {string | undefined}
 */
export function recall(key) {
    try {
        return sessionStorage.getItem(key) ?? undefined;
    } catch {
        return undefined;
    }
}

/**
 * @param {string} key
 * @param {string} [text] nothing forgets it
 * @returns {boolean} whether it is kept
 */
export function remember(key, text) {
    try {
        if (text === undefined) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, text);
        return true;
    } catch {
        return false;
    }
}
