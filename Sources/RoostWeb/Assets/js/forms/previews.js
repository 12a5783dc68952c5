// @ts-check
// `form[data-preview="<region>"]`: what it would do is fetched as one types, and shown beside it. Without this script a button
// (`data-shows-preview`) asks for the same.

import { deadline } from "../pages/deadline.js";
import { onPage } from "../pages/lifecycle.js";
import { morph } from "../pages/morph.js";
import { goToSignIn } from "../pages/sign-in.js";

const pause = 150;
/** What could not be had is asked for again. */
const again = 3_000;
const longest = 10_000;

export function watchPreviews() {
    let abort = new AbortController();
    let timer = 0;
    const stop = () => {
        abort.abort();
        clearTimeout(timer);
    };
    onPage(() => {
        for (const button of document.querySelectorAll("[data-shows-preview]")) button.setAttribute("hidden", "");
        return stop;
    });
    document.addEventListener("input", ({ target }) => {
        const form = target instanceof Element ? target.closest("form[data-preview]") : null;
        if (!(form instanceof HTMLFormElement)) return;
        stop();
        abort = new AbortController();
        const { signal } = abort;
        const ask = async () => {
            if (!(await refresh(form, signal))) timer = setTimeout(ask, again);
        };
        timer = setTimeout(ask, pause);
    });
}

/**
 * What stands there belongs to another rule until the answer is here, and says so if none comes.
 * @param {HTMLFormElement} form
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} whether there is no more to do
 */
async function refresh(form, signal) {
    const { preview: region = "", previewHref = "" } = form.dataset;
    const section = document.querySelector(`[data-region="${CSS.escape(region)}"]`);
    if (!section) return true;
    const response = await fetch(`${previewHref}?${fieldsOf(form)}`, {
        headers: { "Roost-Region": region, Accept: "text/html" },
        cache: "no-store",
        signal: deadline(longest, signal),
    }).catch(() => undefined);
    if (signal.aborted) return true;
    if (response?.status === 401) {
        goToSignIn();
        return true;
    }
    const html = response?.ok ? await response.text().catch(() => "") : "";
    const fresh = new DOMParser().parseFromString(html, "text/html").getElementById(section.id);
    if (signal.aborted) return true;
    section.toggleAttribute("data-stale", !fresh);
    if (!fresh) return false;
    // What is typed is not what is saved: a change elsewhere must not show the saved rule's days again.
    section.removeAttribute("data-keep");
    morph(section, fresh);
    section.setAttribute("data-keep", "");
    return true;
}

/**
 * What a preview depends on; notes could be longer than an address may be.
 * @param {HTMLFormElement} form
 */
function fieldsOf(form) {
    const fields = [...new FormData(form)].filter(([name]) => !["description", "name", "once"].includes(name));
    return new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
}
