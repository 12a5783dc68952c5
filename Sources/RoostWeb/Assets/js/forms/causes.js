// @ts-check
// The keys this device sent lately, by which it knows the echo of its own doing; all its tabs share them.

const limit = 100;
/** @type {string[]} */
let own = [];

const store = () => `roost.own.${document.body.dataset.user ?? ""}`;

/** @param {string} key */
export function rememberCause(key) {
    own = [key, ...read().filter((other) => other !== key)].slice(0, limit);
    try {
        localStorage.setItem(store(), JSON.stringify(own));
    } catch {
        // Private browsing: this tab remembers.
    }
}

/** @param {string | undefined} cause */
export function isOwn(cause) {
    return cause !== undefined && (own.includes(cause) || read().includes(cause));
}

/** @returns {string[]} */
function read() {
    try {
        return JSON.parse(localStorage.getItem(store()) ?? "[]");
    } catch {
        return own;
    }
}
