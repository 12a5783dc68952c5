// @ts-check
// What toasts have said, so that it can be found again. No DOM.

/** @typedef {import("../../types/toast").ToastInput & { id: string }} Said */

const limit = 100;

export class ToastHistory {
    /** @type {Said[]} Newest first, each as it was said last. */ items = [];

    /**
     * @param {Said} said
     * @param {boolean} isChange of the toast that has this id now, rather than a new one
     */
    add(said, isChange) {
        const before = isChange ? this.items.findIndex(({ id }) => id === said.id) : -1;
        if (before >= 0) this.items[before] = { ...this.items[before], ...said };
        else this.items = [said, ...this.items].slice(0, limit);
    }
}
