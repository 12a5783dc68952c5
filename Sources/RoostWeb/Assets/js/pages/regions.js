// @ts-check
// The live parts of a page: `family.changed` makes regions stale by `data-types`; they are fetched and morphed in.

import { Backoff } from "../realtime/backoff.js";
import { clock } from "../realtime/clock.js";
import { showBehind } from "./connection-indicator.js";
import { deadline } from "./deadline.js";
import { outlived } from "./fields.js";
import { reloadUnlessTyped, renewUnlessTyped, tellGone, tellSheetGone, tellThere } from "./gone.js";
import { onPage } from "./lifecycle.js";
import { morph } from "./morph.js";
import { Refresher } from "./refresher.js";
import { goToSignIn } from "./sign-in.js";
import { isLeaving } from "./visit.js";

/** @typedef {import("../../types/events").Meta} Meta */

/** @type {WeakMap<Element, number>} The offset each region was rendered at. */
let renderedAt = new WeakMap();
/** @type {Set<string>} Requests of this page whose changes have been told. */
const causes = new Set();
/** Who hasn't answered by then is asked again, in milliseconds. */
const longest = 15_000;
let abort = new AbortController();
let failures = 0;
const refresher = new Refresher(refresh, clock, new Backoff({ first: 1_000, cap: 30_000 }));

/** @returns {HTMLElement[]} */
const regions = () => [...document.querySelectorAll("[data-region]")].map((e) => /** @type {HTMLElement} */ (e));

/** @param {import("../realtime/connection.js").Connection} connection */
export function watchRegions(connection) {
    connection.on("family.changed", changed);
    connection.on("connection.stale", () => {
        // The log may have been put back to an earlier state: its offsets count anew.
        renderedAt = new WeakMap();
        refreshAll();
    });
    connection.on("realtime.ready", () => refresher.retry());
    document.addEventListener(outlived, tellGone);
    onPage(() => {
        abort = new AbortController();
        const { family = "", offset } = document.body.dataset;
        const rendered = Number(offset) || 0;
        for (const region of regions()) renderedAt.set(region, rendered);
        // Told while the page was on its way here, to the page before.
        if ((connection.offsets.since()[family] ?? 0) > rendered) refreshAll();
        return () => {
            abort.abort();
            refresher.clear();
            tell(true);
        };
    });
}

/** Every region of the page is fetched again. */
export function refreshAll() {
    refresher.add(regions().map(nameOf));
}

/**
 * After a form: unless the change has been told, and is being fetched already.
 * @param {string} cause
 */
export function refreshAfter(cause) {
    if (!causes.has(cause)) refreshAll();
}

/** @param {import("../../types/events").EventMap["family.changed"]} payload @param {Meta} meta */
function changed({ changes }, meta) {
    if (meta.cause) causes.add(meta.cause);
    if (meta.familyId !== document.body.dataset.family) return;
    /** @type {Set<string>} */
    const types = new Set(changes.map(({ type }) => type));
    const stale = regions().filter((region) => {
        const shows = (region.dataset.types ?? "").split(" ").some((type) => types.has(type));
        return shows && (meta.offset ?? Infinity) > (renderedAt.get(region) ?? 0);
    });
    refresher.add(stale.map(nameOf));
}

/** @param {string[]} names */
async function refresh(names) {
    const isDone = await fetchRegions(names);
    tell(isDone);
    return isDone;
}

/**
 * That the page may be behind is told when trying again hasn't helped.
 * @param {boolean} isDone
 */
function tell(isDone) {
    failures = isDone ? 0 : failures + 1;
    showBehind(failures > 1);
}

/** @param {string[]} names @returns {Promise<boolean>} */
async function fetchRegions(names) {
    // Another page is about to stand here, and may have no such parts.
    if (isLeaving()) return false;
    const { signal } = abort;
    const response = await fetch(place(), {
        headers: { "Roost-Region": names.join(","), Accept: "text/html" },
        cache: "no-store",
        signal: deadline(longest, signal),
    }).catch(() => undefined);
    if (signal.aborted) return true;
    if (!response) return false;
    if (response.status === 401 || (response.redirected && new URL(response.url).pathname === "/sign-in")) {
        goToSignIn();
        return true;
    }
    // What this page is about is gone, or no longer ours: the server has a page that says so.
    if ([403, 404, 410].includes(response.status)) {
        // Who has just deleted it is about to leave.
        if (isLeaving() || document.querySelector("form[aria-busy=true]")) return false;
        reloadUnlessTyped();
        return true;
    }
    if (!response.ok) return false;
    const html = await response.text().catch(() => undefined);
    if (signal.aborted) return true;
    if (html === undefined) return false;
    // Another language has been chosen elsewhere: all of the page is to be in it.
    const language = response.headers.get("Content-Language");
    if (language && language !== document.documentElement.lang && renewUnlessTyped()) return true;
    show(html, Number(response.headers.get("Roost-Offset")) || 0);
    return true;
}

/** Where the regions are: those around a page that says what went wrong are on the family's own. */
function place() {
    const isProblem = document.querySelector("main > .problem") !== null;
    return isProblem ? `/families/${document.body.dataset.family}` : location.href.split("#")[0];
}

/** @param {string} html @param {number} offset */
function show(html, offset) {
    const sheet = document.querySelector("dialog:modal");
    const answer = new DOMParser().parseFromString(html, "text/html");
    for (const fresh of answer.querySelectorAll("[data-region]")) {
        const region = document.getElementById(fresh.id);
        if (!region || offset < (renderedAt.get(region) ?? 0)) continue;
        morph(region, fresh);
        renderedAt.set(region, offset);
    }
    tellThere();
    if (sheet && !sheet.isConnected) tellSheetGone(sheet);
    document.dispatchEvent(new CustomEvent("roost:regions"));
}

/** @param {HTMLElement} region */
function nameOf(region) {
    return region.dataset.region ?? "";
}
