// @ts-check
// Draws the toasts' state into a labelled, polite region, with a list for each position in use.

import { keepInFront } from "./front.js";
import { watchToasterKeys } from "./keyboard.js";
import { ToastList } from "./list.js";
import { findRegion, makeList } from "./region.js";

/**
 * @typedef {import("./state.js").ToastState} ToastState
 * @typedef {import("../../types/toast").Toast} Toast
 * @typedef {import("../../types/toast").ToasterOptions} ToasterOptions
 */

/**
 * @param {ToastState} state
 * @param {ToasterOptions} [settings]
 * @returns {import("../../types/client").Dispose} takes the toaster away; its toasts wait for it to come back
 */
export function mountToaster(state, settings = {}) {
    const { id, position: usual = "bottom-right", expand = false } = settings;
    const region = findRegion(settings);
    const away = new AbortController();
    const { signal } = away;
    /** @type {Map<string, ToastList>} */
    const lists = new Map();
    let isOpen = false;

    function draw() {
        const mine = state.toasts.filter(({ toasterId }) => (toasterId ?? "") === (id ?? ""));
        const positions = new Set([usual, ...mine.map(({ position }) => position ?? usual), ...lists.keys()]);
        let lostFocus = false;
        for (const position of positions) {
            const list = listAt(position);
            const here = mine.filter((toast) => (toast.position ?? usual) === position);
            if (list.draw(here, isOpen || expand)) lostFocus = true;
            if (list.isEmpty && position !== usual) {
                list.element.remove();
                lists.delete(position);
            }
        }
        if (lostFocus) focusNext();
        if (!mine.some(({ leaving }) => !leaving)) open(false);
    }

    /** @param {string} position */
    function listAt(position) {
        const known = lists.get(position);
        if (known) return known;
        const list = new ToastList(makeList(region, settings), { state, position, settings });
        list.element.addEventListener("pointerenter", () => open(true));
        list.element.addEventListener("pointermove", () => open(true));
        list.element.addEventListener("pointerleave", left);
        lists.set(position, list);
        return list;
    }

    /** @param {boolean} wanted */
    function open(wanted) {
        if (isOpen === wanted) return;
        isOpen = wanted;
        for (const list of lists.values()) list.expand(isOpen || expand);
        if (isOpen) state.hold("expanded", id);
        else state.release("expanded", id);
    }

    function left() {
        open(region.querySelector(":focus-visible") !== null);
    }

    /** The toast with the focus has gone: to the next one, else back to the page. */
    function focusNext() {
        const next = region.querySelector('[data-visible="true"]:not([data-removed="true"])');
        if (next instanceof HTMLElement) next.focus();
        else keys.back();
    }

    const watchHidden = () => (document.hidden ? state.hold("hidden", id) : state.release("hidden", id));
    document.addEventListener("visibilitychange", watchHidden, { signal });
    const hasToasts = () => [...lists.values()].some((list) => !list.isEmpty);
    const keys = watchToasterKeys(region, { hasToasts, open, signal });
    // What is moved from under the pointer is not told that it has left.
    keepInFront(region, signal, left);
    const unmount = state.mount(draw, id);
    watchHidden();

    return () => {
        away.abort();
        unmount();
        region.remove();
    };
}
