// @ts-check
// Pictures that wait to be sent, kept in this browser over reloads as the words are; what is not kept is just not there.

const name = "roost.pictures";

/**
 * @template Answer
 * @param {IDBTransactionMode} mode
 * @param {(pictures: IDBObjectStore) => IDBRequest<Answer>} act
 * @returns {Promise<Answer | undefined>}
 */
async function run(mode, act) {
    try {
        const opening = indexedDB.open(name, 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore(name);
        const database = await done(opening);
        try {
            return await done(act(database.transaction(name, mode).objectStore(name)));
        } finally {
            database.close();
        }
    } catch {
        // Private browsing, or no room left: this page remembers.
        return undefined;
    }
}

/**
 * @template Answer
 * @param {IDBRequest<Answer>} request
 * @returns {Promise<Answer>}
 */
function done(request) {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

/** @param {string} clientId @param {File} picture */
export async function keepPicture(clientId, picture) {
    await run("readwrite", (pictures) => pictures.put(picture, clientId));
}

/** @param {string} clientId @returns {Promise<File | undefined>} */
export async function keptPicture(clientId) {
    return run("readonly", (pictures) => pictures.get(clientId));
}

/** @param {string} clientId */
export function forgetPicture(clientId) {
    void run("readwrite", (pictures) => pictures.delete(clientId));
}
