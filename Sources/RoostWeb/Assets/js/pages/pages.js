// @ts-check
// In-app navigation: plain links within Roost, and the browser's back and forward, swap the page in place.

import { onPage } from "./lifecycle.js";
import { jump, rememberScroll, stay, visit } from "./visit.js";

export function watchLinks() {
    history.scrollRestoration = "manual";
    let here = "";
    onPage(() => {
        here = pathOf(location);
    });
    if (typeof history.state?.scroll === "number") jump(history.state.scroll);

    document.addEventListener("click", (event) => {
        const link = event.target instanceof Element ? event.target.closest("a") : null;
        if (!link || event.defaultPrevented || !isPlainClick(event) || !isInApp(link)) return;
        event.preventDefault();
        const same = link.href === location.href;
        link.dataset.going = "";
        void visit(link.href, { history: same ? "replace" : "push" }).finally(() => delete link.dataset.going);
    });
    addEventListener("popstate", ({ state }) => {
        // Only the fragment changed, or one came back before the other page did: this is the one.
        if (pathOf(location) === here) return stay();
        void visit(location.href, { history: "none", scroll: state?.scroll ?? 0 });
    });
    addEventListener("scrollend", rememberScroll);
    addEventListener("pagehide", rememberScroll);
}

/** @param {Location | HTMLAnchorElement} place */
function pathOf({ pathname, search }) {
    return pathname + search;
}

/** @param {MouseEvent} event */
function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey }) {
    return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/** @param {HTMLAnchorElement} link */
function isInApp(link) {
    if (!link.href || link.origin !== location.origin || link.hasAttribute("download")) return false;
    if (link.target && link.target !== "_self") return false;
    if (!document.body.dataset.user || !link.pathname.startsWith("/families/")) return false;
    const image = /\/image$/.test(link.pathname);
    const jump = link.hash !== "" && pathOf(link) === pathOf(location);
    return !image && !jump && !link.hasAttribute("data-full");
}
