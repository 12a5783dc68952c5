// @ts-check
// Draws the toasts' state into `#toaster`: a labelled, polite region with one list.

import { makeToast, showToast } from "./element.js";
import { arrange } from "./stack.js";
import { watchSwipe } from "./swipe.js";
import { watchToasterKeys } from "./keyboard.js";

/**
 * @typedef {import("./state.js").ToastState} ToastState
 * @typedef {import("../../types/toast").Toast} Toast
 */

/**
 * @param {ToastState} state
 * @param {{ go?: (href: string) => void }} options how a click on a toast that leads somewhere goes there
 */
export function mountToaster(state, { go = (href) => location.assign(href) } = {}) {
    const { region, list } = findRegion();
    /** @type {Map<Toast, HTMLElement>} */
    const elements = new Map();

    function draw() {
        for (const [toast, element] of elements) {
            if (!state.toasts.includes(toast)) remove(toast, element);
        }
        for (const toast of [...state.toasts].reverse()) {
            const element = elements.get(toast) ?? insert(toast);
            showToast(element, toast);
        }
        const standing = state.toasts.filter(({ leaving }) => !leaving);
        arrange(list, standing.map((toast) => /** @type {HTMLElement} */ (elements.get(toast))));
        if (!standing.length) setExpanded(false);
    }

    /** @param {Toast} toast */
    function insert(toast) {
        const element = makeToast();
        elements.set(toast, element);
        element.addEventListener("click", (event) => click(toast, event));
        element.addEventListener("keydown", ({ key, target }) => {
            if (key === "Enter" && target === element) follow(toast);
        });
        watchSwipe(element, {
            allowed: () => toast.dismissible !== false && !toast.leaving,
            onStart: () => state.hold("press"),
            onEnd: () => state.release("press"),
            onSwipe: () => state.close(toast),
        });
        element.dataset.expanded = list.dataset.expanded;
        list.prepend(element);
        requestAnimationFrame(() => (element.dataset.mounted = "true"));
        return element;
    }

    /** @param {Toast} toast @param {HTMLElement} element */
    function remove(toast, element) {
        const focused = element.contains(document.activeElement);
        element.remove();
        elements.delete(toast);
        if (focused) (/** @type {HTMLElement | null} */ (list.querySelector('[data-visible="true"]')) ?? keys).focus();
    }

    /** @param {Toast} toast @param {MouseEvent} event */
    function click(toast, event) {
        if (toast.leaving) return;
        const slot = event.target instanceof Element ? event.target.closest("button[data-slot]") : null;
        switch (slot instanceof HTMLElement ? slot.dataset.slot : undefined) {
            case "close":
                return state.close(toast);
            case "action":
                return act(toast);
            case "cancel":
                if (toast.dismissible === false) return;
                toast.cancel?.onClick?.({ preventDefault() {} });
                return state.close(toast);
            default:
                if (!getSelection()?.toString()) follow(toast);
        }
    }

    /**
     * An action runs and closes the toast, unless it prevents that.
     * @param {Toast} toast
     */
    function act(toast) {
        let stays = false;
        toast.action?.onClick?.({ preventDefault: () => (stays = true) });
        if (!stays) state.dismiss(toast.ids[0]);
    }

    /** @param {Toast} toast */
    function follow(toast) {
        if (!toast.href) return;
        go(toast.href);
        state.close(toast);
    }

    /** @param {boolean} expanded */
    function setExpanded(expanded) {
        if (list.dataset.expanded === String(expanded)) return;
        for (const element of [list, ...elements.values()]) element.dataset.expanded = String(expanded);
        if (expanded) state.hold("expanded");
        else state.release("expanded");
    }

    const watchHidden = () => (document.hidden ? state.hold("hidden") : state.release("hidden"));
    document.addEventListener("visibilitychange", watchHidden);
    watchHidden();
    list.addEventListener("pointerenter", () => setExpanded(true));
    list.addEventListener("pointermove", () => setExpanded(true));
    list.addEventListener("pointerleave", () => setExpanded(region.contains(document.activeElement)));
    const keys = watchToasterKeys(region, setExpanded);
    state.subscribe(draw);
    draw();
}

/** The page's region, or a new one with the same labels. */
function findRegion() {
    const region = document.getElementById("toaster") ?? document.createElement("section");
    region.id = "toaster";
    region.classList.add("toaster");
    region.tabIndex = -1;
    const labels = { label: "Notifications", live: "polite", relevant: "additions text", atomic: "false" };
    for (const [name, value] of Object.entries(labels)) {
        if (!region.hasAttribute(`aria-${name}`)) region.setAttribute(`aria-${name}`, value);
    }
    const list = region.querySelector("ol") ?? document.createElement("ol");
    list.classList.add("toasts");
    list.dataset.position ??= "bottom-right";
    if (!list.isConnected) region.append(list);
    if (!region.isConnected) document.body.append(region);
    return { region, list };
}
