// @ts-check
// One's own tap makes what a page is about one version newer; what is half-typed there goes on from that version. Somebody
// else's change is another step, so that saving over it is refused.

/** So long after the answer its change may still be on the way here, in milliseconds. */
const patience = 5_000;

/**
 * @param {string} url of a tap that is on its way: below the address of the form whose version it makes newer
 * @param {HTMLFormElement} [form] the tap, which makes nothing newer when it is `data-private`
 * @returns {(isDone: boolean) => void} it has been answered
 */
export function expectNext(url, form) {
    if (form?.hasAttribute("data-private")) return () => {};
    /** @type {NodeListOf<HTMLInputElement>} */ const versions = document.querySelectorAll("main [name=version]");
    const mine = [...versions].filter(({ form }) => form && url.startsWith(`${form.action}/`));
    for (const { dataset, value } of mine) dataset.next = String(Number(dataset.next ?? value) + 1);
    // What the tap has taken off the page, and another may bring back, is still to hear of it.
    const forget = () => {
        for (const version of mine) if (!version.closest("[data-over]")) delete version.dataset.next;
    };
    return (isDone) => void setTimeout(forget, isDone ? patience : 0);
}

/**
 * @param {Element} version
 * @param {import("../pages/fields.js").Field} fresh
 */
export const isNext = (version, fresh) => version.getAttribute("data-next") === fresh.value;
