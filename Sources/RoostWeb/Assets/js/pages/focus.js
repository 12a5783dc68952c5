// @ts-check
// Focus and selection outlive a change of the page; when the focused thing itself goes, its neighbourhood gets the focus.

/**
 * @param {Element} region where the change happens
 * @param {() => void} change
 */
export function keepFocus(region, change) {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || !region.contains(focused)) return change();
    const id = focused.id;
    const item = focused.closest("li[id], article[id], tr[id]");
    const near = [item?.nextElementSibling, item?.previousElementSibling];
    const selection = selectionOf(focused);
    const { scrollTop } = focused;

    change();

    if (document.activeElement === focused) return;
    const again = focused.isConnected ? focused : id ? document.getElementById(id) : null;
    if (again) {
        again.focus({ preventScroll: true });
        again.scrollTop = scrollTop;
        if (selection && "setSelectionRange" in again) {
            /** @type {HTMLInputElement} */ (again).setSelectionRange(...selection);
        }
        return;
    }
    const place = [item && document.getElementById(item.id), ...near].find((e) => e?.isConnected) ?? region;
    const target = place.querySelector("button, a[href], input:not([type=hidden])") ?? place;
    if (target === region && !region.hasAttribute("tabindex")) region.setAttribute("tabindex", "-1");
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} element
 * @returns {[number, number, "forward" | "backward" | "none"] | undefined}
 */
function selectionOf(element) {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return undefined;
    const { selectionStart, selectionEnd, selectionDirection } = element;
    // Kinds of input without a selection (date, number) answer null.
    if (selectionStart === null || selectionEnd === null) return undefined;
    return [selectionStart, selectionEnd, selectionDirection ?? "none"];
}
