// @ts-check
// Who is who, from what the page shows: any element with `data-person` and `data-name`.

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
