// @ts-check
// What an address says about its page. Pure.

/**
 * Outside of every family; rather once too often than not.
 * @param {URL} url
 */
export function isDoor({ pathname }) {
    return !pathname.startsWith("/families/") && pathname !== "/offline";
}

/** @param {string} url */
export function keyOf(url) {
    return url.split("#")[0];
}

/** @param {string} url @returns {string | undefined} the id of a family whose page it is */
export function familyIn(url) {
    return /^\/families\/([^/]+)/.exec(new URL(url).pathname)?.[1];
}
