// @ts-check
// One toast in its list: what a tap, a key and a swipe do with it.

import { makeToast } from "./element.js";
import { directionsOf, isSelected, watchSwipe } from "./swipe.js";

/**
 * @typedef {import("../../types/toast").Toast} Toast
 * @typedef {import("../../types/toast").ToasterOptions} ToasterOptions
 * @typedef {{ state: import("./state.js").ToastState, position: string, settings: ToasterOptions }} Place
 */

/**
 * @param {Toast} toast
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function makeItem(toast, place) {
    const { state, position, settings } = place;
    const element = makeToast();
    element.addEventListener("click", (event) => click(toast, place, event));
    element.addEventListener("keydown", ({ key, target }) => {
        if (key === "Enter" && target === element) follow(toast, place);
    });
    watchSwipe(element, {
        allowed: () => toast.dismissible !== false && !toast.leaving,
        directions: () => settings.swipeDirections ?? directionsOf(position, element.closest("dialog") !== null),
        onStart: () => state.hold("press", settings.id),
        onEnd: () => state.release("press", settings.id),
        onSwipe: () => state.close(toast),
    });
    return element;
}

/** @param {Toast} toast @param {Place} place @param {MouseEvent} event */
function click(toast, place, { target }) {
    if (toast.leaving || !(target instanceof Element)) return;
    const slot = target.closest("button[data-slot]");
    switch (slot instanceof HTMLElement ? slot.dataset.slot : undefined) {
        case "close":
            return place.state.close(toast);
        case "action":
            return act(toast, place);
        case "cancel":
            if (toast.dismissible === false) return;
            toast.cancel?.onClick?.({ preventDefault() {} });
            return place.state.close(toast);
        default: {
            const element = target.closest("li");
            const isOwn = target.closest("[data-slot=custom] :is(a, button, input, select, textarea)");
            if (!isOwn && !(element && isSelected(element))) follow(toast, place);
        }
    }
}

/**
 * An action runs and closes the toast, unless it prevents that.
 * @param {Toast} toast
 * @param {Place} place
 */
function act(toast, { state }) {
    let stays = false;
    toast.action?.onClick?.({ preventDefault: () => (stays = true) });
    if (!stays) state.dismiss(toast.ids[0]);
}

/** @param {Toast} toast @param {Place} place */
function follow(toast, { state, settings }) {
    if (!toast.href) return;
    const { go = (href) => location.assign(href) } = settings;
    go(toast.href);
    state.close(toast);
}
