// @ts-check
// Which toasts there are, and for how long. No DOM; the clock is an argument.

import { clock as realClock } from "../realtime/clock.js";
import { Countdown } from "./countdown.js";

/**
 * @typedef {import("../../types/toast").Toast} Toast
 * @typedef {import("../../types/toast").ToastInput} ToastInput
 */

const defaultDuration = 4_000;
const leaveAfter = 200;
const historyLimit = 100;

export class ToastState {
    /** @type {Toast[]} Newest first. */ toasts = [];
    /** @type {ToastInput[]} What was ever shown, newest first. */ history = [];
    /** @type {Map<Toast, Countdown>} */ #timers = new Map();
    /** @type {Set<string>} */ #holds = new Set();
    /** @type {Set<() => void>} */ #listeners = new Set();
    #count = 0;
    #clock;

    /** @param {import("../../types/client").Clock} [clock] */
    constructor(clock = realClock) {
        this.#clock = clock;
    }

    /** @param {() => void} listener @returns {import("../../types/client").Dispose} */
    subscribe(listener) {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    /**
     * Shows a toast, or changes the one with its id.
     * @param {ToastInput} input
     * @returns {string} its id
     */
    add(input) {
        const id = input.id ?? `toast-${++this.#count}`;
        const same = this.find(id);
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
        this.history = [{ ...input, id }, ...this.history].slice(0, historyLimit);
        return this.#shown(toast, id);
    }

    /**
     * The toast that stands for an id and is not on its way out.
     * @param {string} id
     */
    find(id) {
        return this.toasts.find((toast) => !toast.leaving && toast.ids.includes(id));
    }

    /**
     * By the program: all, or one id of a pile.
     * @param {string} [id]
     */
    dismiss(id) {
        for (const toast of id === undefined ? [...this.toasts] : [this.find(id)]) {
            if (!toast) continue;
            if (id !== undefined && toast.ids.length > 1) {
                toast.ids.splice(toast.ids.indexOf(id), 1);
                this.#changed();
            } else {
                this.#leave(toast);
            }
        }
    }

    /** @param {Toast} toast swiped away or closed, by the person */
    close(toast) {
        if (toast.leaving || toast.dismissible === false) return;
        this.#leave(toast);
        toast.onDismiss?.(toast);
    }

    /**
     * Time stands still for all toasts while anybody holds it.
     * @param {string} reason
     */
    hold(reason) {
        this.#holds.add(reason);
        for (const timer of this.#timers.values()) timer.hold();
    }

    /** @param {string} reason */
    release(reason) {
        this.#holds.delete(reason);
        if (!this.#holds.size) for (const timer of this.#timers.values()) timer.start();
    }

    /** @param {Toast} toast @param {string} id */
    #shown(toast, id) {
        this.#timers.get(toast)?.hold();
        const duration = toast.duration ?? (toast.kind === "loading" ? Infinity : defaultDuration);
        const timer = new Countdown(this.#clock, duration, () => {
            this.#leave(toast);
            toast.onAutoClose?.(toast);
        });
        this.#timers.set(toast, timer);
        if (!this.#holds.size) timer.start();
        this.#changed();
        return id;
    }

    /** @param {Toast} toast */
    #leave(toast) {
        if (toast.leaving) return;
        toast.leaving = true;
        this.#timers.get(toast)?.hold();
        this.#timers.delete(toast);
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
    return !toast.leaving && !toast.action && !input.action && toast.kind !== "loading" &&
        toast.kind === input.kind && toast.title === input.title && toast.description === input.description;
}
