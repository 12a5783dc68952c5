// @ts-check

/**
 * The real time.
 * @type {import("../../types/client").Clock}
 */
export const clock = {
    now: () => Date.now(),
    after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
    },
};
