// @ts-check
// The style sheets, scripts and icons of one release, and the page that says that one is offline.

/**
 * @typedef {{ release: string, files: string[], offline: Record<string, string> }} ShellFiles offline: by language the page that
 *     says that one is offline
 */

const prefix = "roost-shell-";

export class Shell {
    #release;
    #files;
    #offline;

    /** @param {ShellFiles} files */
    constructor({ release, files, offline }) {
        this.#release = release;
        this.#files = files;
        this.#offline = offline;
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
        const offline = Object.values(this.#offline).map((page) => new Request(page, { cache: "reload" }));
        await cache.addAll([...this.#files, ...offline]);
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

    /**
     * The page that says that one is offline.
     * @param {string} language
     */
    async offline(language) {
        const page = this.#offline[language.split("-")[0]] ?? this.#offline.en;
        const cache = await caches.open(prefix + this.#release);
        return (await cache.match(page)) ?? Response.error();
    }
}
