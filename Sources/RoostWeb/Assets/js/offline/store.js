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
        try {
            const transaction = (await (this.#database ??= open())).transaction(table, mode);
            const request = act(transaction.objectStore(table));
            return await new Promise((resolve, reject) => {
                transaction.oncomplete = () => resolve(request.result);
                transaction.onabort = transaction.onerror = () => reject(transaction.error);
            });
        } catch (error) {
            // Browsers close a database as they please; the next call opens it anew.
            this.#database = undefined;
            throw error;
        }
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

/** @implements {WaitingStore} What the first one refuses the second keeps; what is in either waits. */
export class SafeStore {
    #first;
    #second;
    /** @type {Set<string>} What the first one could not be made to forget. */ #removed = new Set();

    /** @param {WaitingStore} first @param {WaitingStore} second */
    constructor(first, second) {
        this.#first = first;
        this.#second = second;
    }

    async all() {
        const kept = await this.#first.all().catch(() => []);
        const other = await this.#second.all();
        const newer = new Set(other.map(({ key }) => key));
        return [...kept.filter(({ key }) => !newer.has(key) && !this.#removed.has(key)), ...other]
            .sort((one, next) => (one.number ?? 0) - (next.number ?? 0));
    }

    /** @param {Waiting} entry */
    async put(entry) {
        this.#removed.delete(entry.key);
        const isKept = await this.#first.put(entry).then(() => true, () => false);
        await (isKept ? this.#second.remove(entry.key) : this.#second.put(entry));
    }

    /** @param {string} key */
    async remove(key) {
        await this.#second.remove(key);
        await this.#first.remove(key).catch(() => this.#removed.add(key));
    }

    async clear() {
        await this.#second.clear();
        await this.#first.clear().catch(() => {});
    }
}

/**
 * In IndexedDB; what a browser refuses to keep there, this page remembers.
 * @returns {WaitingStore}
 */
export function openStore() {
    return typeof indexedDB === "undefined" ? new MemoryStore() : new SafeStore(new IndexedStore(), new MemoryStore());
}
