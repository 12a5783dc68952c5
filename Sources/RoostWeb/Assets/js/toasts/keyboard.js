// @ts-check
// Alt+T goes to the toasts and opens the pile; Esc closes it and gives the focus back.

/**
 * @param {HTMLElement} region
 * @param {{ hasToasts: () => boolean, open: (isOpen: boolean) => void, signal: AbortSignal }} ports
 * @returns {{ back: () => void }} gives the focus back to where it was before the toasts
 */
export function watchToasterKeys(region, { hasToasts, open, signal }) {
    /** @type {Element | null} */
    let before = null;

    function back() {
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
        else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        before = null;
    }

    document.addEventListener("keydown", (event) => {
        // With several toasters, the first that has something to show.
        if (event.altKey && event.code === "KeyT" && !event.defaultPrevented && hasToasts()) {
            event.preventDefault();
            if (!region.contains(document.activeElement)) before = document.activeElement;
            open(true);
            const newest = region.querySelector('[data-front="true"]:not([data-removed="true"])');
            (newest instanceof HTMLElement ? newest : region).focus();
        } else if (event.key === "Escape" && region.contains(document.activeElement)) {
            // The dialog around them stays.
            event.preventDefault();
            open(false);
            back();
        }
    }, { signal });
    region.addEventListener("focusin", ({ relatedTarget }) => {
        if (relatedTarget instanceof Element && !region.contains(relatedTarget)) before = relatedTarget;
        open(true);
    }, { signal });
    region.addEventListener("focusout", ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && region.contains(relatedTarget))) open(false);
    }, { signal });
    return { back };
}
