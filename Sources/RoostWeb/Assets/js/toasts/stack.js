// @ts-check
// Where each toast stands: the newest in front, a few visible, the rest behind; expanded, one above the other.

/**
 * @param {HTMLElement} list
 * @param {HTMLElement[]} elements newest first, without those on their way out
 * @param {import("../../types/toast").ToasterOptions} settings
 */
export function arrange(list, elements, { visible = 3, gap = 14 }) {
    const heights = elements.map(naturalHeight);
    list.style.setProperty("--front-height", `${heights[0] ?? 0}px`);
    list.style.setProperty("--gap", `${gap}px`);
    let offset = 0;
    elements.forEach((element, index) => {
        element.dataset.front = String(index === 0);
        element.dataset.visible = String(index < visible);
        // What cannot be seen is not for the keyboard either.
        element.toggleAttribute("inert", index >= visible);
        element.style.setProperty("--index", String(index));
        element.style.setProperty("--offset", `${offset}px`);
        element.style.setProperty("--height", `${heights[index]}px`);
        offset += heights[index] + gap;
    });
}

/**
 * The height its content wants, also while it is squeezed behind another.
 * @param {HTMLElement} element
 */
function naturalHeight(element) {
    element.dataset.measuring = "true";
    const height = element.offsetHeight;
    delete element.dataset.measuring;
    return height;
}
