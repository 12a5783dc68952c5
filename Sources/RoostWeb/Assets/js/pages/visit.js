// @ts-check
// Shows another page in this document: fetch it, swap `<main>`, take over title, navigation and the body's data.
// The connection, the toasts and this script stay. On any trouble the browser goes there itself.

import { readOffset } from "../realtime/shared.js";
import { deadline } from "./deadline.js";
import { takeLanguage, useLanguage } from "./language.js";
import { arriveAtPage, leavePage } from "./lifecycle.js";
import { morph } from "./morph.js";
import { takeTheme } from "./theme.js";

/** What takes no longer needs no word about it, in milliseconds. */
export const patience = 120;
/** Who hasn't answered by then is asked by the browser itself, in milliseconds. */
const longest = 15_000;
let abort = new AbortController();
let visits = 0;

/** Another page is on its way here. */
export const isLeaving = () => visits > 0;

/**
 * @typedef {{ history?: "push" | "replace" | "none", scroll?: number }} VisitOptions where to scroll; the top by default
 * @param {string | URL} target
 * @param {VisitOptions} options
 */
export async function visit(target, { history: how = "push", scroll = 0 } = {}) {
    const url = new URL(target, location.href);
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    const { dataset } = document.documentElement;
    const slow = setTimeout(() => (dataset.navigating = ""), patience);
    visits += 1;
    try {
        const response = await fetch(url, { headers: { Accept: "text/html" }, cache: "no-store", signal: deadline(longest, signal) });
        const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
        if (signal.aborted) return;
        if (!response.ok || !isOurs(response, fresh)) throw new Error("not a page to swap in");
        await useLanguage(fresh.documentElement.lang);
        if (signal.aborted) return;
        const end = new URL(response.url);
        end.hash = url.hash;
        if (how === "push") rememberScroll();
        leavePage();
        if (how === "push") history.pushState({ scroll: 0 }, "", end);
        if (how === "replace") history.replaceState({ scroll: 0 }, "", end);
        swap(fresh);
        readOffset();
        place(end.hash, scroll);
        arriveAtPage();
    } catch {
        if (!signal.aborted) leaveFor(url, how);
    } finally {
        visits -= 1;
        clearTimeout(slow);
        if (!signal.aborted) delete dataset.navigating;
    }
}

/** The page that was wanted isn't any more: this one is. */
export function stay() {
    abort.abort();
    delete document.documentElement.dataset.navigating;
}

/** For the way back to this page. */
export function rememberScroll() {
    history.replaceState({ ...history.state, scroll: scrollY }, "");
}

/** @param {URL} url @param {string} how */
function leaveFor(url, how) {
    if (how === "none") location.reload();
    else if (how === "replace") location.replace(url);
    else location.assign(url);
}

/**
 * The same person, the same release of the assets, a page of ours.
 * @param {Response} response
 * @param {Document} fresh
 */
function isOurs(response, fresh) {
    const url = new URL(response.url);
    return url.origin === location.origin &&
        fresh.querySelector("main") !== null &&
        fresh.body.dataset.user === document.body.dataset.user &&
        assets(fresh) === assets(document);
}

/** @param {Document} page */
function assets(page) {
    const links = page.querySelectorAll("head link[rel=stylesheet], head script[src]");
    return [...links].map((link) => link.getAttribute("href") ?? link.getAttribute("src")).join(" ");
}

/** @param {Document} fresh */
function swap(fresh) {
    const main = /** @type {HTMLElement} */ (document.querySelector("main"));
    main.replaceWith(document.importNode(/** @type {HTMLElement} */ (fresh.querySelector("main")), true));
    document.title = fresh.title;
    takeLanguage(fresh);
    takeTheme(fresh);
    for (const name of Object.keys(document.body.dataset)) delete document.body.dataset[name];
    Object.assign(document.body.dataset, fresh.body.dataset);
    for (const menu of document.querySelectorAll("details.menu[open]")) menu.removeAttribute("open");
    for (const shell of ["#status", "body > nav"]) {
        const [mine, theirs] = [document.querySelector(shell), fresh.querySelector(shell)];
        if (mine && theirs) morph(mine, theirs);
    }
}

/** @param {string} hash @param {number} scroll */
function place(hash, scroll) {
    const main = /** @type {HTMLElement} */ (document.querySelector("main"));
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
    const target = hash && document.getElementById(idIn(hash));
    if (target instanceof HTMLInputElement) target.focus();
    else if (target) {
        // The address was not gone to, so that it is no `:target`.
        target.toggleAttribute("data-target", true);
        target.scrollIntoView();
    }
    else jump(scroll);
}

/** @param {string} hash */
function idIn(hash) {
    try {
        return decodeURIComponent(hash.slice(1));
    } catch {
        return hash.slice(1);
    }
}

/**
 * Scrolls there at once, also where the style sheet scrolls smoothly.
 * @param {number} top
 */
export function jump(top) {
    scrollTo(/** @type {ScrollToOptions} */ ({ top, behavior: /** @type {any} */ ("instant") }));
}
