// @ts-check
// The pages somebody has seen, and their pictures: fresh when the server answers, else as they were, saying how old they are.
// They are one person's, and gone once that person has signed out or somebody else is seen; a family's, once it has put them out.

import { familyIn, isDoor, keyOf } from "./addresses.js";
import { familyOf, makeSeen } from "./seen.js";

const name = "roost-pages";
const owner = "/roost-pages-owner";
const most = 60;
/** A server that takes longer than this is as good as away, when there is a page to show instead. */
const patience = 5_000;

export class Pages {
    /** Grows with each forgetting, so that what was under way then isn't kept afterwards. */
    #generation = 0;
    #shell;

    /** @param {import("./shell.js").Shell} shell */
    constructor(shell) {
        this.#shell = shell;
    }

    /** @param {FetchEvent} event */
    async page(event) {
        const { request } = event;
        const generation = this.#generation;
        const answer = fetch(request);
        event.waitUntil(answer.then((response) => this.#look(response.clone(), generation)).catch(() => {}));
        const url = keyOf(request.url);
        try {
            const old = await (await caches.open(name)).match(url);
            return await (old ? Promise.race([answer, late()]) : answer);
        } catch (error) {
            const seen = (await (await caches.open(name)).match(url)) ?? (await this.#home(new URL(url)));
            if (seen) return seen;
            if (request.mode !== "navigate") throw error;
            return this.#shell.offline(await this.#language());
        }
    }

    /**
     * Parts of a page are always fresh.
     * @param {FetchEvent} event
     */
    async parts(event) {
        const response = await fetch(event.request);
        if (response.status === 403) event.waitUntil(this.#leave(response.clone()));
        return response;
    }

    /** @param {FetchEvent} event */
    async picture(event) {
        const { request } = event;
        const generation = this.#generation;
        try {
            const response = await fetch(request);
            if (response.ok) event.waitUntil(this.#put(request.url, response.clone(), generation));
            return response;
        } catch (error) {
            const seen = await (await caches.open(name)).match(request.url);
            if (seen) return seen;
            throw error;
        }
    }

    /** Nobody sees them any more. */
    async forget() {
        this.#generation += 1;
        await caches.delete(name);
    }

    /** The releases that kept pages were made for. */
    async releases() {
        const cache = await caches.open(name);
        const kept = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
        return new Set(kept.map((page) => page?.headers.get("Roost-Release") ?? "").filter(Boolean));
    }

    /** @param {Response} response @param {number} generation */
    #look(response, generation) {
        return response.status === 403 ? this.#leave(response) : this.#keep(response, generation);
    }

    /**
     * Who is no longer in a family sees nothing of it; a page that isn't for a child has that child's family around it.
     * @param {Response} response
     */
    async #leave(response) {
        const family = familyIn(response.url);
        if (!family || familyOf(await response.text()) === family) return;
        this.#generation += 1;
        const cache = await caches.open(name);
        for (const { url } of await cache.keys()) {
            if (new URL(url).pathname.split("/").includes(family)) await cache.delete(url);
        }
    }

    /** @param {Response} response @param {number} generation */
    async #keep(response, generation) {
        if (!response.ok || !(response.headers.get("Content-Type") ?? "").startsWith("text/html")) return;
        const { user, page } = await makeSeen(response, new Date());
        if (generation !== this.#generation) return;
        // At the door nobody is signed in: whoever was here has left.
        if (!user) return isDoor(new URL(response.url)) ? this.forget() : undefined;
        const cache = await caches.open(name);
        const before = await (await cache.match(owner))?.text();
        if (before !== user) {
            await this.forget();
            generation = this.#generation;
            await (await caches.open(name)).put(owner, new Response(user));
        }
        await this.#put(keyOf(response.url), page, generation);
    }

    /**
     * The front door and the app's shortcuts lead into the family that was seen last.
     * @param {URL} url
     */
    async #home({ pathname }) {
        if (!["/", "/tasks", "/rewards", "/chats"].includes(pathname)) return undefined;
        const keys = await (await caches.open(name)).keys();
        const homes = keys.map(({ url }) => /^\/families\/[^/]+/.exec(new URL(url).pathname)?.[0]).filter(Boolean);
        return homes.length ? Response.redirect(homes[homes.length - 1] + (pathname === "/" ? "" : pathname)) : undefined;
    }

    /** What the page seen last speaks; with none, what the browser does. */
    async #language() {
        const cache = await caches.open(name);
        const kept = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
        const languages = kept.map((page) => page?.headers.get("Content-Language")).filter(Boolean);
        return languages[languages.length - 1] ?? navigator.language;
    }

    /** @param {string} url @param {Response} response @param {number} generation */
    async #put(url, response, generation) {
        const cache = await caches.open(name);
        if (generation !== this.#generation || !(await cache.match(owner))) return;
        await cache.delete(url);
        await cache.put(url, response);
        const keys = (await cache.keys()).filter((key) => !key.url.endsWith(owner));
        // A chat full of photos takes no page's place.
        const pictures = keys.filter((key) => new URL(key.url).pathname.endsWith("/image"));
        const first = [...pictures, ...keys.filter((key) => !pictures.includes(key))];
        for (const key of first.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
    }
}

/** @returns {Promise<never>} */
function late() {
    return new Promise((_, reject) => setTimeout(() => reject(new Error("the server takes too long")), patience));
}
