// @ts-check
// The service worker's side of the page: registers it, offers a new release, and the way onto the home screen.

import { keepTyped } from "../pages/unsent.js";
import { visit } from "../pages/visit.js";
import { toast } from "../toasts/toast.js";
import { words } from "../words.js";

const hinted = "roost.install-hint";
const hintStays = 15_000;

/** @typedef {Event & { prompt(): Promise<unknown> }} InstallPrompt `beforeinstallprompt`, where browsers have it */

/** @type {InstallPrompt | undefined} */
let prompt;
let isAccepted = false;

/** @param {{ on(name: string, handler: () => void): unknown }} connection */
export async function installWorker(connection) {
    watchInstallation();
    // None without https, or where the browser is told to have none: then Roost works, but not offline.
    if (!("serviceWorker" in navigator)) return;
    const { serviceWorker } = navigator;
    const isFirst = !serviceWorker.controller;
    serviceWorker.addEventListener("controllerchange", () => {
        if (isAccepted) {
            keepTyped();
            location.reload();
        }
        // It came after this page had been fetched, and is to keep it.
        else if (isFirst) void fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => {});
    });
    serviceWorker.addEventListener("message", ({ data }) => data?.type === "go" && void visit(String(data.href)));
    const options = /** @type {RegistrationOptions} */ ({ type: "module", updateViaCache: "none" });
    const registration = await serviceWorker.register("/service-worker.js", options).catch(() => undefined);
    if (!registration) return;
    offerUpdate(registration);
    registration.addEventListener("updatefound", () => {
        registration.installing?.addEventListener("statechange", () => offerUpdate(registration));
    });
    // After a while without the server it may be another release that answers.
    connection.on("realtime.ready", () => void registration.update().catch(() => {}));
}

/** @param {ServiceWorkerRegistration} registration */
function offerUpdate({ waiting }) {
    if (!waiting || !navigator.serviceWorker.controller) return;
    const update = () => {
        isAccepted = true;
        waiting.postMessage({ type: "update" });
    };
    const action = { label: words("installation.update"), onClick: update };
    const description = words("installation.new_release_note");
    toast.info(words("installation.new_release"), { id: "update", duration: Infinity, description, action });
}

/** Where the browser can put Roost on the home screen: in the menu always, and once in words. */
function watchInstallation() {
    addEventListener("beforeinstallprompt", (event) => {
        event.preventDefault();
        prompt = /** @type {InstallPrompt} */ (event);
        document.documentElement.dataset.installable = "";
        if (!isFirstHint()) return;
        const action = { label: words("installation.install"), onClick: () => void install() };
        const description = words("installation.hint_note");
        toast.info(words("installation.hint"), { id: "install", duration: hintStays, description, action });
    });
    addEventListener("appinstalled", () => delete document.documentElement.dataset.installable);
    document.addEventListener("click", ({ target }) => {
        if (target instanceof Element && target.closest("[data-install]")) void install();
    });
}

/** Where a browser keeps nothing for a page, nothing says that it has been hinted: then it isn't. */
function isFirstHint() {
    try {
        const isFirst = localStorage.getItem(hinted) === null;
        localStorage.setItem(hinted, "1");
        return isFirst;
    } catch {
        return false;
    }
}

async function install() {
    try {
        await prompt?.prompt();
    } catch {
        // Asked a second time, or not by a tap: the browser refuses.
    }
    prompt = undefined;
    delete document.documentElement.dataset.installable;
}
