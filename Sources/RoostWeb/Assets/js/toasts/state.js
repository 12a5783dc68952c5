// @ts-check
// Which toasts there are, and for how long. No DOM; the clock is an argument.

import { clock as realClock } from "../realtime/clock.js";
import { ToastHistory } from "./history.js";
import { Timers } from "./timers.js";

/**
 * @typedef {import("../../types/toast").Toast} Toast
 * @typedef {import("../../types/toast").ToastInput} ToastInput
 */

const defaultDuration = 4_000;
const leaveAfter = 200;

export class ToastState {
    /** @type {Toast[]} Newest first. */ toasts = [];
    #history = new ToastHistory();
    /** @type {Set<() => void>} */ #listeners = new Set();
    #count = 0;
    #clock;
    #timers;

    /** @param {import("../../types/client").Clock} [clock] */
    constructor(clock = realClock) {
        this.#clock = clock;
        this.#timers = new Timers(clock);
    }

    /** What was ever said, newest first. */
    get history() {
        return this.#history.items;
    }

    /**
     * A toaster is there: from now on the time of its toasts runs.
     * @param {() => void} draw
     * @param {string} [toaster]
     * @returns {import("../../types/client").Dispose}
     */
    mount(draw, toaster = "") {
        this.#listeners.add(draw);
        const unmount = this.#timers.mount(toaster);
        draw();
        return () => (this.#listeners.delete(draw), unmount());
    }

    /**
     * Shows a toast, or changes the one with its id.
     * @param {ToastInput} input
     * @returns {string} its id
     */
    add(input) {
        const id = input.id ?? `toast-${++this.#count}`;
        const same = this.find(id);
        this.#history.add({ ...input, id }, same !== undefined);
        if (same?.ids.length === 1) {
            Object.assign(same, { duration: undefined }, input, { id: same.id });
            return this.#shown(same, id);
        }
        if (same) same.ids.splice(same.ids.indexOf(id), 1);
        const twin = this.toasts.find((toast) => alike(toast, input));
        if (twin) {
            twin.ids.push(id);
            return this.#shown(twin, id);
        }
        const toast = { ...input, id: this.#elementId(id), ids: [id], leaving: false };
        this.toasts.unshift(toast);
        return this.#shown(toast, id);
    }

    /**
     * The toast that stands for an id and is not on its way out.
     * @param {string} id
     */
    find(id) {
        return this.toasts.find((toast) => !toast.leaving && toast.ids.includes(id));
    }

    /** @param {string} [id] by the program; all without it, or one of a pile */
    dismiss(id) {
        if (id === undefined) return this.toasts.forEach((toast) => this.#leave(toast));
        const toast = this.find(id);
        if (!toast) return;
        if (toast.ids.length === 1) return this.#leave(toast);
        toast.ids.splice(toast.ids.indexOf(id), 1);
        this.#changed();
    }

    /** @param {Toast} toast swiped away, closed or cancelled, by the person */
    close(toast) {
        if (toast.leaving || toast.dismissible === false) return;
        this.#leave(toast);
        toast.onDismiss?.(toast);
    }

    /** @param {string} reason why time stands still @param {string} [toaster] */
    hold(reason, toaster = "") {
        this.#timers.hold(toaster, reason);
    }

    /** @param {string} reason @param {string} [toaster] */
    release(reason, toaster = "") {
        this.#timers.release(toaster, reason);
    }

    /** @param {Toast} toast @param {string} id */
    #shown(toast, id) {
        const duration = toast.kind === "loading" ? Infinity : toast.duration ?? defaultDuration;
        this.#timers.set(toast, duration, () => {
            this.#leave(toast);
            toast.onAutoClose?.(toast);
        });
        this.#changed();
        return id;
    }

    /** @param {Toast} toast */
    #leave(toast) {
        if (toast.leaving) return;
        toast.leaving = true;
        this.#timers.clear(toast);
        this.#clock.after(leaveAfter, () => {
            this.toasts = this.toasts.filter((other) => other !== toast);
            this.#changed();
        });
        this.#changed();
    }

    /**
     * An id used again while its last toast is still leaving must not find that one.
     * @param {string} id
     */
    #elementId(id) {
        return this.toasts.some((toast) => toast.id === id) ? `${id}+${++this.#count}` : id;
    }

    #changed() {
        for (const listener of this.#listeners) listener();
    }
}

/** @param {Toast} toast @param {ToastInput} input */
function alike(toast, input) {
    const isPlain = (/** @type {ToastInput} */ { kind, action, content }) => kind !== "loading" && !action && !content;
    const keys = /** @type {const} */ (["kind", "title", "description", "toasterId", "position"]);
    return !toast.leaving && isPlain(toast) && isPlain(input) && keys.every((key) => toast[key] === input[key]);
}
