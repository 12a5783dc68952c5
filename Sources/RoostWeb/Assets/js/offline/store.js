// @ts-check
// What waits, kept in IndexedDB over reloads; where a browser has none, for as long as the page is there.

/**
 * @typedef {import("../../types/offline").Waiting} Waiting
 * @typedef {import("../../types/offline").WaitingStore} WaitingStore
 */

const name = "roost";
const table = "waiting";

/** @implements {WaitingStore} */
export class IndexedStore {
    /** @type {Promise<IDBDatabase> | undefined} */ #database;

    async all() {
        return /** @type {Waiting[]} */ (await this.#run("readonly", (store) => store.index("number").getAll()));
    }

    /** @param {Waiting} entry */
    async put(entry) {
        await this.#run("readwrite", (store) => store.put(entry));
    }

    /** @param {string} key */
    async remove(key) {
        await this.#run("readwrite", (store) => store.delete(key));
    }

    async clear() {
        await this.#run("readwrite", (store) => store.clear());
    }

    /**
     * @template T
     * @param {IDBTransactionMode} mode
     * @param {(store: IDBObjectStore) => IDBRequest<T>} act
     * @returns {Promise<T>} once it is kept
     */
    async #run(mode, act) {
        const transaction = (await (this.#database ??= open())).transaction(table, mode);
        const request = act(transaction.objectStore(table));
        return new Promise((resolve, reject) => {
            transaction.oncomplete = () => resolve(request.result);
            transaction.onabort = transaction.onerror = () => reject(transaction.error);
        });
    }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => {
            request.result.createObjectStore(table, { keyPath: "key" }).createIndex("number", "number");
        };
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

/** @implements {WaitingStore} */
export class MemoryStore {
    /** @type {Map<string, Waiting>} */ #entries = new Map();

    async all() {
        return [...this.#entries.values()];
    }

    /** @param {Waiting} entry */
    async put(entry) {
        this.#entries.set(entry.key, entry);
    }

    /** @param {string} key */
    async remove(key) {
        this.#entries.delete(key);
    }

    async clear() {
        this.#entries.clear();
    }
}

/**
 * In IndexedDB, unless the browser refuses: then this page remembers.
 * @returns {WaitingStore}
 */
export function openStore() {
    /** @type {WaitingStore} */
    let store = typeof indexedDB === "undefined" ? new MemoryStore() : new IndexedStore();
    /** @template T @param {(store: WaitingStore) => Promise<T>} act */
    const call = async (act) => {
        try {
            return await act(store);
        } catch (error) {
            if (store instanceof MemoryStore) throw error;
            store = new MemoryStore();
            return act(store);
        }
    };
    return {
        all: () => call((kept) => kept.all()),
        put: (entry) => call((kept) => kept.put(entry)),
        remove: (key) => call((kept) => kept.remove(key)),
        clear: () => call((kept) => kept.clear()),
    };
}
