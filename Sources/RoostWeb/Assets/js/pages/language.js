// @ts-check
// The texts of the page's language, out of this script's own release; kept by browser and worker like any asset.

import { Backoff } from "../realtime/backoff.js";
import { clock } from "../realtime/clock.js";
import { languageOf, speak, spoken } from "../words.js";
import { morph } from "./morph.js";

/** What surrounds all pages, and is swapped for none of them. */
const shell = [".skip", "#connection", "#seen"];

/**
 * From now on words come in this language.
 * @param {string} lang
 * @throws when its texts can't be had
 */
export async function useLanguage(lang) {
    const language = languageOf(lang);
    if (language === spoken()) return;
    const response = await fetch(new URL(`../../languages/${language}/client.json`, import.meta.url));
    if (!response.ok) throw new Error(`languages/${language}: ${response.status}`);
    speak(language, await response.json());
}

/** The page's language, before anything is said. Until then the page works as it does without scripts. */
export async function learnLanguage() {
    const backoff = new Backoff({ first: 1_000, cap: 30_000 });
    const isKnown = () => useLanguage(document.documentElement.lang).then(() => true, () => false);
    while (!(await isKnown())) await new Promise((resume) => clock.after(backoff.next(), () => resume(undefined)));
}

/**
 * A page in another language came into this document.
 * @param {Document} fresh
 */
export function takeLanguage(fresh) {
    const { documentElement: root } = document;
    if (root.lang === fresh.documentElement.lang) return;
    root.lang = fresh.documentElement.lang;
    for (const place of shell) {
        const [mine, theirs] = [document.querySelector(place), fresh.querySelector(place)];
        if (!(mine instanceof HTMLElement) || !(theirs instanceof HTMLElement)) continue;
        Object.assign(theirs.dataset, mine.dataset);
        theirs.hidden = mine.hidden;
        morph(mine, theirs);
    }
    const label = fresh.getElementById("toaster")?.getAttribute("aria-label");
    if (label) document.getElementById("toaster")?.setAttribute("aria-label", label);
    const [mine, theirs] = [document, fresh].map((page) => page.getElementById("toast-template"));
    if (theirs) mine?.replaceWith(document.importNode(theirs, true));
}
