// @ts-check
// The styleguide's page: its tokens, its theme, and buttons that show every kind of toast.

import { toast, toastState } from "../toasts/toast.js";
import { mountToaster } from "../toasts/toaster.js";
import { shows } from "./shows.js";
import { showTokens } from "./tokens.js";

/** @typedef {import("../../types/toast").ToastPosition} ToastPosition */

mountToaster(toastState, { id: "second", position: "top-right", expand: true, label: "Second notifications" });

showTokens();

document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    const { toastKind, show, setTheme } = button.dataset;
    if (setTheme) document.documentElement.dataset.theme = setTheme;
    if ("toggleDir" in button.dataset) document.documentElement.dir = document.documentElement.dir === "rtl" ? "ltr" : "rtl";
    if (toastKind === "default") toast("Feed the cat", { description: "Before school", ...options() });
    else if (toastKind) Reflect.get(toast, toastKind)(button.textContent, { description: "Feed the cat", ...options() });
    if (show) shows[show]?.(options());
});
// Forms here show how they look, and go nowhere.
document.addEventListener("submit", (event) => event.preventDefault(), { capture: true });

toastState.mount(tellHistory, "history");

/** @returns {import("../../types/toast").ToastOptions} */
function options() {
    const stays = checked("toast-stays") ? { duration: Infinity } : {};
    const position = /** @type {ToastPosition | ""} */ (chosen("toast-position"));
    return {
        ...stays,
        ...(position ? { position } : {}),
        toasterId: chosen("toast-toaster") || undefined,
        richColors: checked("toast-rich") || undefined,
    };
}

/** @param {string} id */
function chosen(id) {
    return /** @type {HTMLSelectElement} */ (document.getElementById(id)).value;
}

/** @param {string} id */
function checked(id) {
    return /** @type {HTMLInputElement} */ (document.getElementById(id)).checked;
}

function tellHistory() {
    const lines = toast.getHistory().map(({ kind, title, description }) => {
        const line = document.createElement("li");
        line.textContent = [kind, title, description].filter(Boolean).join(" · ");
        return line;
    });
    document.getElementById("toast-history")?.replaceChildren(...lines);
}
