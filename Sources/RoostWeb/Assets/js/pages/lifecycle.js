// @ts-check
// A page comes and goes while the document stays (in-app navigation, the browser's "back" cache).

/** @typedef {import("../../types/client").Dispose} Dispose */

/** What ends with the current page. */
export const pageScope = {
    /** @type {Set<Dispose>} */ disposes: new Set(),

    /**
     * Runs at leaving, or when the answer is called, once.
     * @param {Dispose} dispose
     * @returns {Dispose}
     */
    add(dispose) {
        const once = () => {
            if (this.disposes.delete(once)) dispose();
        };
        this.disposes.add(once);
        return once;
    },

    leave() {
        for (const dispose of [...this.disposes]) dispose();
    },
};

const arrival = "roost:page";

/**
 * Runs now and at each later arrival at a page; what it answers runs at leaving.
 * @param {() => Dispose | void} enter
 */
export function onPage(enter) {
    const run = () => {
        const leave = enter();
        if (leave) pageScope.add(leave);
    };
    run();
    document.addEventListener(arrival, run);
}

export function leavePage() {
    pageScope.leave();
}

export function arriveAtPage() {
    document.dispatchEvent(new CustomEvent(arrival));
}

/** Once: leaving by the browser, and coming back out of its cache. */
export function watchPageCache() {
    addEventListener("pagehide", leavePage);
    addEventListener("pageshow", ({ persisted }) => persisted && arriveAtPage());
}
