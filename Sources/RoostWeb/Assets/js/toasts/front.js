// @ts-check
// Behind a modal dialog nothing can be read, heard or tapped: while one is open, the toasts are inside it.

const front = () => [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;

/**
 * @param {HTMLElement} region
 * @param {AbortSignal} signal
 * @param {() => void} moved
 */
export function keepInFront(region, signal, moved) {
    const isThere = () => signal.aborted || region.parentNode === front();
    const settle = async () => {
        if (isThere()) return;
        // In a sheet that rises they would rise along.
        await Promise.allSettled(front().getAnimations().map(({ finished }) => finished));
        if (isThere()) return;
        front().append(region);
        moved();
    };
    // Also when the dialog is taken out of the page, and the toasts with it.
    const watcher = new MutationObserver(() => void settle());
    watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ["open"] });
    signal.addEventListener("abort", () => watcher.disconnect());
    void settle();
}
