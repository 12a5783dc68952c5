// @ts-check
// Where each toast stands: the newest in front, at most three visible, the rest behind; expanded, one above the other.

const visible = 3;
const gap = 14;

/**
 * @param {HTMLElement} list
 * @param {HTMLElement[]} elements newest first, without those on their way out
 */
export function arrange(list, elements) {
    const heights = elements.map(naturalHeight);
    list.style.setProperty("--front-height", `${heights[0] ?? 0}px`);
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
