// @ts-check
// The style sheets, scripts and icons of one release, and the page that says that one is offline.

const prefix = "roost-shell-";
const offlinePage = "/offline";

export class Shell {
    #release;
    #files;

    /** @param {string} release @param {string[]} files */
    constructor(release, files) {
        this.#release = release;
        this.#files = files;
    }

    /**
     * The address names the release, so what is kept under it is always right.
     * @param {URL} url
     */
    static has({ pathname }) {
        return /^\/assets\/[0-9a-f]{16}\//.test(pathname);
    }

    async install() {
        const cache = await caches.open(prefix + this.#release);
        await cache.addAll([...this.#files, new Request(offlinePage, { cache: "reload" })]);
    }

    /**
     * Takes away the shells of earlier releases, but those that kept pages were made for.
     * @param {Set<string>} needed
     */
    async prune(needed) {
        for (const name of await caches.keys()) {
            const release = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
            if (release && release !== this.#release && !needed.has(release)) await caches.delete(name);
        }
    }

    /** @param {Request} request */
    async answer(request) {
        return (await caches.match(request.url)) ?? fetch(request);
    }

    /** The page that says that one is offline. */
    async offline() {
        const cache = await caches.open(prefix + this.#release);
        return (await cache.match(offlinePage)) ?? Response.error();
    }
}
