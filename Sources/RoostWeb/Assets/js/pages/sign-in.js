// @ts-check
// The sign-in is over: to the sign-in page, and back here afterwards.

const mark = "roost.signed-out-at";

/** Not twice within half a minute: page and server disagreeing must not become a loop. */
export function goToSignIn() {
    const last = Number(sessionStorage.getItem(mark) ?? 0);
    if (Date.now() - last < 30_000) return;
    sessionStorage.setItem(mark, String(Date.now()));
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

/**
 * Who signs out here is on the way to the door already: the server's word that the sign-in has ended is for the other tabs.
 * @param {{ stop(): void }} connection
 */
export function stopAtSignOut(connection) {
    document.addEventListener("submit", ({ target }) => {
        if (target instanceof HTMLFormElement && new URL(target.action).pathname === "/sign-out") connection.stop();
    });
}
