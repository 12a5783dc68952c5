// @ts-check
// Light, dark, or as the device has it: the server says it on each page, and this document takes it over.

import { morph } from "./morph.js";

/**
 * A page came that may have another theme.
 * @param {Document} fresh
 */
export function takeTheme(fresh) {
    const { dataset } = document.documentElement;
    const { theme } = fresh.documentElement.dataset;
    if (dataset.theme === theme) return;
    dataset.theme = theme;
    for (const meta of colours(document)) meta.remove();
    document.head.append(...colours(fresh).map((meta) => document.importNode(meta)));
}

/** Another theme was chosen by the form on this page: the focus stays where it is. */
export async function fetchTheme() {
    try {
        const response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
        const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
        takeTheme(fresh);
        const [mine, theirs] = [document, fresh].map((page) => page.getElementById("theme"));
        if (mine && theirs) morph(mine, theirs);
    } catch {
        location.reload();
    }
}

/** @param {Document} page what tells the browser which colours surround the page */
function colours(page) {
    return [...page.head.querySelectorAll("meta[name=theme-color], meta[name=color-scheme]")];
}
