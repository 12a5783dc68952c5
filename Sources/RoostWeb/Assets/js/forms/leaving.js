// @ts-check
// A form that takes the whole page along shows that it is on its way: an app on the home screen has no window around it that does.

import { patience } from "../pages/visit.js";

export function watchLeaving() {
    document.addEventListener("submit", (event) => {
        const form = event.target;
        // Whoever sends it themselves says so by then.
        setTimeout(() => {
            if (form instanceof HTMLFormElement && form.method !== "dialog" && !event.defaultPrevented) leave(form);
        });
    });
}

/** @param {HTMLFormElement} form */
function leave(form) {
    const { dataset } = document.documentElement;
    form.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => (dataset.navigating = ""), patience);
    // Back again, out of the browser's keeping.
    addEventListener("pageshow", () => {
        clearTimeout(slow);
        form.removeAttribute("aria-busy");
        delete dataset.navigating;
    }, { once: true });
}
