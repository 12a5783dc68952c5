// @ts-check
// The pages the service worker keeps for offline, as the page sees them.

export const pagesCache = "roost-pages";

/** Nobody who comes after sees them. */
export async function forgetPages() {
    if (typeof caches === "undefined") return;
    navigator.serviceWorker?.controller?.postMessage({ type: "forget" });
    await caches.delete(pagesCache);
}
