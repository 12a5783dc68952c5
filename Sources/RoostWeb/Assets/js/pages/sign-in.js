// @ts-check
// The sign-in is over: to the sign-in page, and back here afterwards.

import { keepTyped } from "./unsent.js";

const mark = "roost.signed-out-at";

/**
 * Not twice within half a minute: page and server disagreeing must not become a loop.
 * @returns {boolean} whether it goes
 */
export function goToSignIn() {
    const last = Number(sessionStorage.getItem(mark) ?? 0);
    if (Date.now() - last < 30_000) return false;
    sessionStorage.setItem(mark, String(Date.now()));
    keepTyped();
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    return true;
}
