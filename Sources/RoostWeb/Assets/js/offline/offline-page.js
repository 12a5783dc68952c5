// @ts-check
// The page for what has never been seen here: lists what has, and tries again by itself.

import { ageWords } from "./offline-words.js";
import { pagesCache } from "./pages.js";

export function watchOfflinePage() {
    if (!document.getElementById("offline")) return;
    addEventListener("online", () => location.reload());
    document.addEventListener("click", (event) => {
        if (!(event.target instanceof Element) || !event.target.closest("[data-reload]")) return;
        event.preventDefault();
        location.reload();
    });
    void list();
}

async function list() {
    const section = document.getElementById("offline-pages");
    const template = document.getElementById("offline-page");
    if (!section || !(template instanceof HTMLTemplateElement) || typeof caches === "undefined") return;
    for (const page of await seenPages()) {
        const row = document.importNode(template.content, true);
        const [link, age] = [/** @type {HTMLAnchorElement} */ (row.querySelector("a")), row.querySelector("small")];
        link.href = page.href;
        link.textContent = page.title;
        if (age) age.textContent = ageWords(page.seen, new Date());
        section.querySelector("ul")?.append(row);
        section.hidden = false;
    }
}

/** @returns {Promise<{ href: string, title: string, seen: Date }[]>} the last seen first */
async function seenPages() {
    const cache = await caches.open(pagesCache);
    const pages = await Promise.all((await cache.keys()).map(async (request) => {
        const response = await cache.match(request);
        if (!response?.headers.get("Content-Type")?.startsWith("text/html")) return undefined;
        const { title, body } = new DOMParser().parseFromString(await response.text(), "text/html");
        return { href: request.url, title: title.replace(/ · Roost$/, ""), seen: new Date(body.dataset.seen ?? 0) };
    }));
    return pages.flatMap((page) => page ?? []).reverse();
}
