// @ts-check
// Behind a modal dialog nothing can be read, heard or tapped: while one is open, the toasts are inside it.

/**
 * @param {HTMLElement} region
 * @param {AbortSignal} signal
 */
export function keepInFront(region, signal) {
    const settle = () => {
        const front = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
        if (region.parentNode !== front) front.append(region);
    };
    // Also when the dialog is taken out of the page, and the toasts with it.
    const watcher = new MutationObserver(settle);
    watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ["open"] });
    signal.addEventListener("abort", () => watcher.disconnect());
    settle();
}
