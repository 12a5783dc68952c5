// @ts-check
// Marks people on the page: `data-presence-of` elements get `data-presence`, `data-presence-text` elements the words.

import { presenceWords } from "../notices/presence-words.js";

/** @typedef {import("../../types/events").PresenceMark} PresenceMark */

/** @param {import("../realtime/presence.js").Presence} presence */
export function showPresence(presence) {
    /** @type {ReadonlyMap<string, PresenceMark>} */
    let people = new Map();
    const show = () => showAll(people);
    presence.on((now) => {
        people = now;
        show();
    });
    // Regions are morphed into what the server says, which knows of nobody's presence; this runs before they are painted.
    new MutationObserver(show).observe(document.body, {
        childList: true,
        subtree: true,
        attributeFilter: ["data-presence", "data-presence-of", "data-presence-text"],
    });
}

/** @param {ReadonlyMap<string, PresenceMark>} people */
function showAll(people) {
    for (const element of document.querySelectorAll("[data-presence-of]")) {
        const status = people.get(element.getAttribute("data-presence-of") ?? "")?.status ?? "unknown";
        if (element.getAttribute("data-presence") !== status) element.setAttribute("data-presence", status);
    }
    for (const element of document.querySelectorAll("[data-presence-text]")) {
        const words = presenceWords(people.get(element.getAttribute("data-presence-text") ?? ""), new Date());
        if (element.textContent !== words) element.textContent = words;
    }
}
