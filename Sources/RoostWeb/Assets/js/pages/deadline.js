// @ts-check
// A connection may hang without breaking: who hasn't answered after a while can't be reached.

/**
 * Aborts then, or with the other signal.
 * @param {number} ms
 * @param {AbortSignal} [other]
 * @returns {AbortSignal}
 */
export function deadline(ms, other) {
    const abort = new AbortController();
    const end = () => abort.abort();
    if (other?.aborted) end();
    other?.addEventListener("abort", end, { once: true });
    const timer = setTimeout(end, ms);
    abort.signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
    return abort.signal;
}
