// @ts-check
// What the styleguide's other buttons show.

import { toast } from "../toasts/toast.js";

/** @typedef {import("../../types/toast").ToastOptions} ToastOptions */

/** @type {Record<string, (options: ToastOptions) => void>} */
export const shows = {
    resolve: ({ toasterId }) => void toast.promise(later("Ice cream"), { ...promised, toasterId }),
    reject: ({ toasterId }) => void toast.promise(later(new Error("The freezer is empty")), { ...promised, toasterId }),
    action: (options) => void toast("Task deleted", { ...options, action: { label: "Undo", onClick: () => toast.success("Back again") } }),
    link: (options) => void toast.info("New reward", { ...options, description: "Film night · 50 karma", href: "#styleguide-rewards" }),
    fixed: (options) => void toast.warning("Saving", { ...options, dismissible: false, cancel: { label: "Cancel" } }),
    custom: (options) => void toast.custom(card, options),
    alike: (options) => {
        for (let count = 0; count < 3; count += 1) toast.info("New reward", { ...options, description: "Film night" });
    },
    pile: (options) => {
        for (const name of ["One", "Two", "Three", "Four", "Five"]) toast(name, options);
    },
    none: () => toast.dismiss(),
};

const promised = {
    loading: "Making it…",
    success: (/** @type {unknown} */ made) => `${made} is made`,
    error: (/** @type {unknown} */ reason) => (reason instanceof Error ? reason.message : "That did not work"),
};

/** @param {unknown} value */
function later(value) {
    return new Promise((resolve) => setTimeout(() => resolve(value), 1_000));
}

/** @param {string} id */
function card(id) {
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("custom-toast"));
    const content = document.importNode(template.content, true);
    content.querySelector("button")?.addEventListener("click", () => toast.dismiss(id));
    return content;
}
