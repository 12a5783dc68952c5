// @ts-check
// The service worker: keeps the shell and the last seen pages for offline, and is ready for push. `/service-worker.js` runs it
// with the release it belongs to, so that each release is a worker of its own.

import { Pages } from "./pages.js";
import { clickNotification, receivePush } from "./push.js";
import { Shell } from "./shell.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @param {import("./shell.js").ShellFiles} files what a page needs before it has any data */
export function run(files) {
    const shell = new Shell(files);
    const pages = new Pages(shell);

    worker.addEventListener("install", (event) => event.waitUntil(shell.install()));
    worker.addEventListener("activate", (event) => event.waitUntil(activate()));
    worker.addEventListener("fetch", (event) => {
        const answer = answerTo(event);
        if (answer) event.respondWith(answer);
    });
    worker.addEventListener("message", ({ data }) => {
        if (data?.type === "forget") void pages.forget();
        if (data?.type === "update") void worker.skipWaiting();
    });
    worker.addEventListener("push", (event) => event.waitUntil(receivePush(worker, event.data)));
    worker.addEventListener("notificationclick", (event) => event.waitUntil(clickNotification(worker, event.notification)));

    async function activate() {
        await shell.prune(await pages.releases());
        await worker.clients.claim();
    }

    /** @param {FetchEvent} event */
    function answerTo(event) {
        const { request } = event;
        const url = new URL(request.url);
        if (request.method !== "GET" || url.origin !== location.origin) return undefined;
        if (Shell.has(url)) return shell.answer(request);
        if (isPicture(request, url)) return pages.picture(event);
        if (request.headers.has("Roost-Region")) return pages.parts(event);
        if (isPage(request, url)) return pages.page(event);
        return undefined;
    }
}

/**
 * Of rewards and messages.
 * @param {Request} request
 * @param {URL} url
 */
function isPicture({ destination }, { pathname }) {
    return destination === "image" && /^\/(v1\/)?families\//.test(pathname);
}

/**
 * A page the browser goes to, or one that a page fetches to swap it in.
 * @param {Request} request
 * @param {URL} url
 */
function isPage({ mode, headers }, { pathname }) {
    return mode === "navigate" || (headers.get("Accept") === "text/html" && pathname.startsWith("/families/"));
}
