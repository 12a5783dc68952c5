// @ts-check
// The toasts of a toaster at one position.

import { showToast } from "./element.js";
import { makeItem } from "./item.js";
import { arrange } from "./stack.js";

/** @typedef {import("../../types/toast").Toast} Toast */

export class ToastList {
    /** @type {Map<Toast, HTMLElement>} */ #elements = new Map();
    #place;
    element;

    /**
     * @param {HTMLOListElement} element
     * @param {import("./item.js").Place} place
     */
    constructor(element, place) {
        this.element = element;
        this.#place = place;
        element.dataset.position = place.position;
    }

    get isEmpty() {
        return this.#elements.size === 0;
    }

    /**
     * @param {Toast[]} toasts newest first
     * @param {boolean} isExpanded
     * @returns {boolean} whether a toast has gone that had the focus
     */
    draw(toasts, isExpanded) {
        const gone = [...this.#elements].filter(([toast]) => !toasts.includes(toast));
        const hadFocus = gone.some(([, element]) => element.contains(document.activeElement));
        for (const [toast, element] of gone) {
            element.remove();
            this.#elements.delete(toast);
        }
        for (const toast of [...toasts].reverse()) {
            showToast(this.#elements.get(toast) ?? this.#insert(toast), toast, this.#place.settings);
        }
        const standing = toasts.filter(({ leaving }) => !leaving);
        arrange(this.element, standing.map((toast) => /** @type {HTMLElement} */ (this.#elements.get(toast))), this.#place.settings);
        this.expand(isExpanded);
        return hadFocus;
    }

    /** @param {boolean} isExpanded */
    expand(isExpanded) {
        for (const element of [this.element, ...this.#elements.values()]) element.dataset.expanded = String(isExpanded);
    }

    /** @param {Toast} toast */
    #insert(toast) {
        const element = makeItem(toast, this.#place);
        this.#elements.set(toast, element);
        this.element.prepend(element);
        requestAnimationFrame(() => (element.dataset.mounted = "true"));
        return element;
    }
}
