// @ts-check
// One's own tap makes what a page is about one version newer; what is half-typed there goes on from that version. Somebody
// else's change is another step, so that saving over it is refused.

/** So long after the answer its change may still be on the way here, in milliseconds. */
const patience = 5_000;

/**
 * @param {HTMLFormElement} form on its way
 * @returns {(isDone: boolean) => void} it has been answered
 */
export function expectNext(form) {
    /** @type {NodeListOf<HTMLInputElement>} */ const versions = document.querySelectorAll("main [name=version]");
    const mine = [...versions].filter((version) => version.form && form.action.startsWith(`${version.form.action}/`));
    for (const version of mine) version.dataset.next = String(Number(version.value) + 1);
    const forget = () => mine.forEach(({ dataset }) => delete dataset.next);
    return (isDone) => void setTimeout(forget, isDone ? patience : 0);
}

/**
 * @param {Element} version
 * @param {import("../pages/fields.js").Field} fresh
 */
export const isNext = (version, fresh) => version.getAttribute("data-next") === fresh.value;
