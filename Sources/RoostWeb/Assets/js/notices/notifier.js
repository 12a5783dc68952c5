// @ts-check
// From the connection to the toasts: own echoes are left out, one thing is one toast, a replay is one summary.

import { merge } from "./merge.js";
import { rules } from "./notices.js";
import { sentence } from "./page.js";

/**
 * @typedef {import("./notices.js").Notice} Notice
 * @typedef {import("../../types/events").Meta} Meta
 * @typedef {{
 *     me: () => import("./notices.js").Me,
 *     isOwn: (cause: string | undefined) => boolean,
 *     show: (notice: Notice) => void,
 *     dismiss: (id: string) => void,
 *     summarise: (count: number) => void,
 * }} Ports
 */

/** How many things it remembers, to know what the toast of one says. */
const memory = 100;

export class Notifier {
    /** @type {Map<string, Notice>} */ #shown = new Map();
    /** @type {Map<string, Notice>} */ #missed = new Map();
    #ports;

    /** @param {Ports} ports */
    constructor(ports) {
        this.#ports = ports;
    }

    /** @param {{ on(name: string, handler: (...args: any[]) => void): unknown }} connection */
    listen(connection) {
        for (const name of Object.keys(rules)) {
            connection.on(name, (payload, meta) => this.event(name, payload, meta));
        }
        connection.on("realtime.ready", () => this.ready());
    }

    /** @param {string} name @param {any} payload @param {Meta} meta */
    event(name, payload, meta) {
        const rule = /** @type {import("./notices.js").Rule<any> | undefined} */ (Reflect.get(rules, name));
        const me = this.#ports.me();
        const notice = rule?.(payload, meta, me);
        if (!notice) return;
        // Also by one's own doing: what was to be done is done.
        if ("dismiss" in notice) return this.#settle(notice.dismiss);
        if (this.#ports.isOwn(meta.cause)) return;
        const seen = meta.replayed ? this.#missed : this.#shown;
        const merged = { ...merge(seen.get(notice.id), notice), family: me.otherFamily?.(meta.familyId) };
        seen.delete(notice.id);
        seen.set(notice.id, merged);
        if (!meta.replayed) this.#show(merged);
    }

    /** The replay is over: one missed thing tells itself, more become a number. */
    ready() {
        const missed = [...this.#missed.values()];
        this.#missed.clear();
        if (missed.length === 1) this.#show(missed[0]);
        else if (missed.length) this.#ports.summarise(missed.length);
    }

    /** @param {Notice} notice */
    #show(notice) {
        this.#shown.set(notice.id, notice);
        if (this.#shown.size > memory) this.#shown.delete([...this.#shown.keys()][0]);
        const { family, ...shown } = notice;
        this.#ports.show(family ? { ...shown, description: sentence(notice.description ?? "", family) } : shown);
    }

    /**
     * The toast with this id tells of something else now, as of what its button does.
     * @param {string} id
     */
    handOver(id) {
        this.#shown.delete(id);
    }

    /** @param {string} id */
    #settle(id) {
        this.#missed.delete(id);
        if (this.#shown.delete(id)) this.#ports.dismiss(id);
    }
}
