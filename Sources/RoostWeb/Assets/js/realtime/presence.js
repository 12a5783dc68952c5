// @ts-check
// Who is here, as far as the server tells; while there is no connection nobody knows.

import { Emitter } from "./emitter.js";

/**
 * @typedef {import("../../types/events").PresenceMark} PresenceMark
 * @typedef {{ on(name: string, handler: (...args: any[]) => void): unknown, state?: string }} Source
 */

export class Presence {
    /** @type {Map<string, PresenceMark>} */ people = new Map();
    #events = new Emitter();

    /** @param {Source} connection */
    constructor(connection) {
        connection.on("presence.snapshot", ({ people }) => this.#take(new Map(people.map(byId))));
        connection.on("presence.changed", (mark) => this.#take(new Map([...this.people, byId(mark)])));
        connection.on("connection.state", (state) => state === "online" || this.#take(new Map()));
    }

    /**
     * Hears now and at each change who is here.
     * @param {(people: ReadonlyMap<string, PresenceMark>) => void} handler
     */
    on(handler) {
        handler(this.people);
        return this.#events.on("changed", handler);
    }

    /** @param {Map<string, PresenceMark>} people */
    #take(people) {
        this.people = people;
        this.#events.emit("changed", people);
    }
}

/**
 * @param {PresenceMark} mark
 * @returns {[string, PresenceMark]}
 */
function byId(mark) {
    return [mark.userId, mark];
}
