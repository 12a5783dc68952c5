// @ts-check
// Who is who, from what the page shows: any element with `data-person` and `data-name`; families from the menu of them.

/** @type {Map<string, string>} */
const names = new Map();

/** @param {string} userId @returns {string | undefined} */
export function nameOf(userId) {
    for (const element of document.querySelectorAll("[data-person][data-name]")) {
        const { person, name } = /** @type {HTMLElement} */ (element).dataset;
        if (person && name) names.set(person, name);
    }
    return names.get(userId);
}

/**
 * What a family is called that is another than the page's.
 * @param {string} familyId
 */
export function otherFamily(familyId) {
    if (familyId === document.body.dataset.family) return undefined;
    return document.querySelector(`#family-menu a[href="/families/${CSS.escape(familyId)}"]`)?.textContent?.trim();
}
