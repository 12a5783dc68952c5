// @ts-check
// `toast(title, options)` and its kinds, callable from anywhere; what is sent before a toaster mounts appears once it does.

import { ToastState } from "./state.js";

/**
 * @typedef {import("../../types/toast").ToastOptions} ToastOptions
 * @typedef {import("../../types/toast").ToastKind} ToastKind
 */

/**
 * @template T
 * @typedef {{
 *     loading: string,
 *     success?: string | ((value: T) => string | Promise<string>),
 *     error?: string | ((reason: unknown) => string | Promise<string>),
 *     description?: string, finally?: () => void | Promise<void>, id?: string,
 * }} PromiseTexts
 */

export const toastState = new ToastState();

/** @param {ToastKind} kind */
const show = (kind) =>
    /** @param {string} title @param {ToastOptions} [options] @returns {string} the toast's id */
    (title, options = {}) => toastState.add({ ...options, kind, title });

/**
 * loading → success or error. A rejection, an Error value and a response that is not ok are errors.
 * @template T
 * @param {Promise<T> | (() => Promise<T>)} work
 * @param {PromiseTexts<T>} texts
 * @returns {{ id: string, unwrap: () => Promise<T> }}
 */
function promise(work, { loading, success, error, description, finally: after, id: wanted }) {
    const id = show("loading")(loading, { id: wanted, description });
    const running = typeof work === "function" ? work() : work;
    /** @param {ToastKind} kind @param {any} text @param {unknown} value */
    const settle = async (kind, text, value) => {
        if (text === undefined) return toastState.dismiss(id);
        const title = String(await (typeof text === "function" ? text(value) : text));
        show(kind)(title, { id, description });
    };
    const shown = running
        .then(
            (value) => {
                const failed = value instanceof Error || (value instanceof Response && !value.ok);
                return failed ? settle("error", error, value) : settle("success", success, value);
            },
            (reason) => settle("error", error, reason),
        )
        .finally(() => after?.());
    shown.catch((reason) => console.error("toast.promise", reason));
    return { id, unwrap: () => running };
}

export const toast = Object.assign(show("default"), {
    success: show("success"),
    info: show("info"),
    warning: show("warning"),
    error: show("error"),
    loading: show("loading"),
    promise,
    /**
     * One, or all.
     * @param {string} [id]
     */
    dismiss: (id) => toastState.dismiss(id),
    /** Those on the screen, newest first. */
    getToasts: () => toastState.toasts.filter(({ leaving }) => !leaving),
    /** The last hundred. */
    getHistory: () => toastState.history,
});
