// @ts-check
// What a push shows, and what a tap on it does. The payload is the declarative one, which Safari shows without a worker.

/**
 * @typedef {{ title: string, navigate: string, body?: string, tag?: string, lang?: string, dir?: NotificationDirection,
 *     silent?: boolean }} Message
 * @typedef {{ web_push: 8030, notification: Message }} Declarative
 * @typedef {{ seen: string[] }} Seen the tags of what has been seen elsewhere
 */

/**
 * @param {ServiceWorkerGlobalScope} worker
 * @param {PushMessageData | null} data
 */
export async function receivePush(worker, data) {
    const { show, close } = readPush(data?.text() ?? "");
    for (const tag of close) {
        for (const notification of await worker.registration.getNotifications({ tag })) notification.close();
    }
    if (!show) return;
    // Whoever looks at a page has had it over the socket; the toast has the same tag.
    const windows = await worker.clients.matchAll({ type: "window" });
    if (windows.some(({ visibilityState }) => visibilityState === "visible")) return;
    await worker.registration.showNotification(show.title, show.options);
}

/**
 * @param {ServiceWorkerGlobalScope} worker
 * @param {Notification} notification
 */
export async function clickNotification(worker, notification) {
    notification.close();
    const href = hrefOf(notification.data?.navigate);
    const windows = await worker.clients.matchAll({ type: "window" });
    const open = windows.find(({ focused }) => focused) ?? windows[0];
    if (!open) return void (await worker.clients.openWindow(href));
    await open.focus();
    open.postMessage({ type: "go", href });
}

/**
 * What a payload asks for; a malformed one for nothing. Pure.
 * @param {string} text
 * @returns {{ show?: { title: string, options: NotificationOptions }, close: string[] }}
 */
export function readPush(text) {
    const payload = parse(text);
    const seen = payload?.seen;
    const close = Array.isArray(seen) ? seen.filter((tag) => typeof tag === "string") : [];
    const notification = payload?.notification;
    if (typeof notification?.title !== "string" || !notification.title) return { close };
    const { title, navigate, body, tag, lang, dir, silent } = notification;
    const icon = "/assets/icons/icon-192.png";
    return { show: { title, options: { body, tag, lang, dir, silent, icon, data: { navigate: hrefOf(navigate) } } }, close };
}

/** @param {string} text @returns {Partial<Declarative & Seen> | undefined} */
function parse(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === "object" && value !== null ? value : undefined;
    } catch {
        return undefined;
    }
}

/**
 * Only to pages of our own.
 * @param {unknown} navigate
 */
function hrefOf(navigate) {
    if (typeof navigate !== "string") return "/";
    const url = new URL(navigate, location.origin);
    return url.origin === location.origin ? url.pathname + url.search + url.hash : "/";
}
