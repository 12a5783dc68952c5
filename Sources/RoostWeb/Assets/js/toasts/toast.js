// @ts-check
// `toast(title, options)` and its kinds, callable from anywhere; what is sent before a toaster mounts appears once it does.

import { promiseToast } from "./promise.js";
import { ToastState } from "./state.js";

/**
 * @typedef {import("../../types/toast").ToastOptions} ToastOptions
 * @typedef {import("../../types/toast").ToastKind} ToastKind
 */

export const toastState = new ToastState();

/** @param {ToastKind} kind */
const show = (kind) =>
    /** @param {string} title @param {ToastOptions} [options] @returns {string} the toast's id */
    (title, options = {}) => toastState.add({ ...options, kind, title });

export const toast = Object.assign(show("default"), {
    success: show("success"),
    info: show("info"),
    warning: show("warning"),
    error: show("error"),
    loading: show("loading"),
    /**
     * Whatever a page has made, instead of a title.
     * @param {Node | ((id: string) => Node)} content
     * @param {ToastOptions} [options]
     */
    custom: (content, options = {}) => toastState.add({ ...options, kind: "default", title: "", content }),
    /**
     * @template T
     * @param {Promise<T> | (() => Promise<T>)} work
     * @param {import("./promise.js").PromiseTexts<T>} texts
     */
    promise: (work, texts) => promiseToast(toastState, work, texts),
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
