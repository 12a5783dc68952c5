// @ts-check
// `form[data-live]`: sent by fetch, answered in place. Without this script the same forms post and come back.

import { nameOf } from "../notices/people.js";
import { adopt, unmark } from "../offline/marks.js";
import { waiting } from "../offline/waiting.js";
import { clearSent, heldBy, settle } from "../pages/fields.js";
import { closeMenu } from "../pages/menus.js";
import { refreshAfter, refreshAll } from "../pages/regions.js";
import { goToSignIn } from "../pages/sign-in.js";
import { fetchTheme } from "../pages/theme.js";
import { keepForm } from "../pages/unsent.js";
import { visit } from "../pages/visit.js";
import { toast } from "../toasts/toast.js";
import { words } from "../words.js";
import { act } from "./act.js";
import { confirmationFor } from "./confirmations.js";
import { clearErrors, showErrors } from "./errors.js";
import { uuid } from "./keys.js";
import { watchLeaving } from "./leaving.js";
import { aboutOf, describeTask, markOptimistically } from "./optimistic.js";
import { picturesReady } from "./pictures.js";
import { describe, handOver, send } from "./send.js";
import { Taps } from "./taps.js";
import { expectNext } from "./versions.js";

/** @typedef {import("./send.js").Answer} Answer */

const taps = new Taps();
/** @type {import("./taps.js").Tap | undefined} */
let lastTap;

/** What has just been tapped has done something: the second half of a double tap does nothing more. */
export function noteTap() {
    if (lastTap) taps.sent(lastTap);
}

export function watchForms() {
    watchLeaving();
    document.addEventListener("click", watchTap, { capture: true });
    document.addEventListener("submit", (event) => {
        const form = event.target;
        if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
        if (!form.hasAttribute("data-live")) return keepPage(event, form);
        event.preventDefault();
        noteTap();
        void submit(form, event.submitter);
    });
}

/**
 * The browser sends this one, and without a connection would show a page of its own in the place of what was typed.
 * @param {Event} event
 * @param {HTMLFormElement} form
 */
function keepPage(event, form) {
    if (navigator.onLine || form.method !== "post" || form.action.endsWith("/sign-out")) return;
    event.preventDefault();
    toast.error(words("forms.unreachable"));
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
async function submit(form, submitter) {
    if (form.enctype === "multipart/form-data") {
        form.setAttribute("aria-busy", "true");
        await picturesReady();
    }
    const url = new URL(submitter?.getAttribute("formaction") ?? form.action, location.href);
    const body = bodyOf(form, submitter);
    const tapped = `${url.href} ${describe(body)}`;
    const tappedAt = Date.now();
    const left = location.pathname;
    if (takeBack(url.pathname) || !taps.take(tapped, tappedAt)) return;
    const wasKept = form.dataset.keep !== undefined;
    clearErrors(form);
    form.setAttribute("aria-busy", "true");
    const sent = heldBy(form);
    const says = { ...confirmationOf(form, url, body), task: describeTask(form, url.pathname) };
    const mark = markOptimistically(form, url.pathname);
    // What waits goes first.
    const isNext = !mark || !waiting().hasTaps;
    const page = document.querySelector("main");
    const answered = expectNext(url.href, form);
    const answer = isNext ? await send(url.href, body) : undefined;
    answered(answer?.outcome === "done");
    taps.answered(tapped, answer?.outcome === "done" ? tappedAt : undefined);
    form.removeAttribute("aria-busy");
    if (answer?.outcome === "done") {
        mark?.settle();
        confirm(answer, says);
        if (page?.isConnected) done(form, sent, answer, wasKept || mark !== undefined);
        else refreshAfter(answer.key);
    } else if (mark && body instanceof URLSearchParams && (!answer || answer.outcome === "offline")) {
        if (answer) handOver(url.href, body);
        keepForLater({ form, mark, path: url.pathname, body, key: answer?.key ?? uuid() });
    } else if (answer) {
        mark?.rollback();
        if (page?.isConnected || answer.outcome === "signed-out") refused(form, answer);
        else refusedLate(form, answer, left);
    }
}

/** @param {{ form: HTMLFormElement, mark: import("./optimistic.js").Mark, path: string, body: URLSearchParams, key: string }} tap */
function keepForLater({ form, mark, path, body, key }) {
    adopt(key, form, mark);
    toast.info(words("offline.saved"), { id: "waiting", description: words("offline.saved_note") });
    void waiting().add({ key, kind: "tap", path, fields: [...body], about: aboutOf(form) });
}

/**
 * A tap on what waits takes it back, unless it arrives just now: then what comes of it is told.
 * @param {string} path
 */
function takeBack(path) {
    const entry = waiting().entries.find((other) => other.kind === "tap" && other.path === path);
    if (!entry) return false;
    void waiting().takeBack(entry.key).then((isBack) => {
        if (!isBack) return;
        unmark(entry.key, false);
        toast.info(words("offline.taken_back"), { id: "waiting", description: entry.about || undefined });
    });
    return true;
}

/** @param {Answer} answer @param {import("./confirmations.js").Confirmation & { task: string }} says */
function confirm({ key }, { title, description, undo, task }) {
    const action = undo ? { label: words("forms.undo"), onClick: () => void act(undo, { done: words("forms.reopened") }) } : undefined;
    if (title) toast.success(title, { id: `own-${key}`, description: description || task || undefined, action });
}

/**
 * What becomes of the form, on the page it is on.
 * @param {HTMLFormElement} form
 * @param {import("../pages/fields.js").Held} sent
 * @param {Answer} answer
 * @param {boolean} wasAlone it or its row was left alone until now, so it is fetched in any case
 */
function done(form, sent, { key }, wasAlone) {
    const then = form.dataset.done ?? "";
    if (then === "reset") clearSent(form, sent);
    else settle(sent);
    const menu = form.closest("details.message-menu");
    if (menu) closeMenu(menu);
    if (then === "close" || form.closest("dialog[open]")) form.closest("dialog")?.close();
    if (then.startsWith("go:")) void visit(then.slice(3));
    else if (then === "theme") void fetchTheme();
    else if (wasAlone) refreshAll();
    else refreshAfter(key);
}

/** @param {HTMLFormElement} form @param {Answer} answer */
function refused(form, { outcome, status, problem }) {
    if (outcome === "signed-out") return goToSignIn();
    const isLate = [404, 409, 412].includes(status);
    if (!showErrors(form, problem)) {
        toast.error(problem.detail ?? words("forms.failed"));
        if (isLate) form.closest("dialog")?.close();
    }
    // Somebody was first: show how things are now.
    if (isLate) refreshAll();
    if (status !== 412) return;
    const action = { label: words("forms.show_theirs"), onClick: () => showTheirs(form) };
    const description = words("forms.changed_note");
    toast.warning(words("forms.changed"), { id: `stale-${form.id}`, duration: 10_000, description, action });
}

/** @param {HTMLFormElement} form */
function showTheirs(form) {
    form.reset();
    clearErrors(form);
    document.querySelector(`[data-region="${form.dataset.preview}"]`)?.removeAttribute("data-keep");
    refreshAll();
}

/**
 * Its page has been left meanwhile: what was typed is there again when one goes back.
 * @param {HTMLFormElement} form
 * @param {Answer} answer
 * @param {string} path
 */
function refusedLate(form, { problem }, path) {
    keepForm(form, path);
    const action = { label: words("forms.again"), onClick: () => void visit(path) };
    toast.error(problem.detail ?? words("forms.failed"), { description: aboutOf(form) || undefined, duration: 10_000, action });
}

/** @param {MouseEvent} event */
function watchTap(event) {
    const { clientX: x, clientY: y, timeStamp: at, detail: count } = event;
    lastTap = { x, y, at, count, isTouch: Reflect.get(event, "pointerType") === "touch" };
    if (!taps.isEcho(lastTap)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
function bodyOf(form, submitter) {
    const data = new FormData(form);
    // For forms without this script, which names what it sends itself.
    data.delete("once");
    if (submitter instanceof HTMLButtonElement && submitter.name) data.append(submitter.name, submitter.value);
    if (form.enctype === "multipart/form-data") return data;
    return new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
}

/** @param {HTMLFormElement} form @param {URL} url @param {URLSearchParams | FormData} body */
function confirmationOf(form, url, body) {
    const { toast: title, toastDescription: description } = form.dataset;
    const usual = confirmationFor(url.pathname, { amount: Number(body.get("amount")), who: nameOf(String(body.get("userId"))) }) ?? { title: "" };
    return { ...usual, ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }) };
}
