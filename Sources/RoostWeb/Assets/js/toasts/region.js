// @ts-check
// The labelled region of a toaster and its lists, as its options want them to be.

/**
 * @typedef {import("../../types/toast").ToasterOptions} ToasterOptions
 * @typedef {import("../../types/toast").Offset} Offset
 */

const sides = /** @type {const} */ (["top", "right", "bottom", "left"]);

/**
 * The page's own region, or a new one with the same labels.
 * @param {ToasterOptions} settings
 */
export function findRegion({ id, label: wanted, theme = "system" }) {
    const region = (id ? undefined : document.getElementById("toaster")) ?? document.createElement("section");
    const label = wanted ?? region.getAttribute("aria-label") ?? "Notifications";
    region.id = id ? `toaster-${id}` : "toaster";
    region.classList.add("toaster");
    region.tabIndex = -1;
    const labels = { label, live: "polite", relevant: "additions text", atomic: "false", keyshortcuts: "Alt+T" };
    for (const [name, value] of Object.entries(labels)) region.setAttribute(`aria-${name}`, value);
    if (theme !== "system") region.dataset.theme = theme;
    if (!region.isConnected) document.body.append(region);
    return region;
}

/**
 * @param {HTMLElement} region
 * @param {ToasterOptions} settings
 * @returns {HTMLOListElement}
 */
export function makeList(region, { offset, mobileOffset, dir = "auto" }) {
    const empty = region.querySelector("ol:not([data-taken])");
    const list = empty instanceof HTMLOListElement ? empty : document.createElement("ol");
    list.classList.add("toasts");
    list.dataset.taken = "";
    list.tabIndex = -1;
    if (dir !== "auto") list.dir = dir;
    setOffsets(list, "--offset", offset);
    setOffsets(list, "--mobile-offset", mobileOffset);
    if (!list.isConnected) region.append(list);
    return list;
}

/** @param {HTMLElement} list @param {string} name @param {Offset | undefined} offset */
function setOffsets(list, name, offset) {
    if (offset === undefined) return;
    for (const side of sides) {
        const length = typeof offset === "object" ? offset[side] : offset;
        if (length === undefined) continue;
        list.style.setProperty(`${name}-${side}`, typeof length === "number" ? `${length}px` : length);
    }
}
