// @ts-check
// Alt+T goes to the toasts and opens the pile; Esc closes it and gives the focus back.

/**
 * @param {HTMLElement} region
 * @param {(expanded: boolean) => void} setExpanded
 * @returns {{ focus: () => void }} gives the focus back to where it was before the toasts
 */
export function watchToasterKeys(region, setExpanded) {
    /** @type {Element | null} */
    let before = null;

    function back() {
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
        else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        before = null;
    }

    document.addEventListener("keydown", (event) => {
        if (event.altKey && event.code === "KeyT") {
            event.preventDefault();
            if (!region.contains(document.activeElement)) before = document.activeElement;
            setExpanded(true);
            const newest = region.querySelector('[data-front="true"]');
            (newest instanceof HTMLElement ? newest : region).focus();
        } else if (event.key === "Escape" && region.contains(document.activeElement)) {
            setExpanded(false);
            back();
        }
    });
    region.addEventListener("focusin", ({ relatedTarget }) => {
        if (relatedTarget instanceof Element && !region.contains(relatedTarget)) before = relatedTarget;
        setExpanded(true);
    });
    region.addEventListener("focusout", ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && region.contains(relatedTarget))) setExpanded(false);
    });
    return { focus: back };
}
