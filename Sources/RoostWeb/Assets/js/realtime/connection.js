// @ts-check
// The one connection of a page: one socket after another for ever; reads each family's log in order, drops what it has seen.
// Also tells `connection.state`, `connection.stale` (families of which something was missed), `connection.refused` (signed out; it stops).

import { Backoff } from "./backoff.js";
import { clock as realClock } from "./clock.js";
import { Emitter } from "./emitter.js";
import { Engine } from "./engine.js";
import { Offsets } from "./offsets.js";
import { Socket } from "./socket.js";

/** @typedef {import("../../types/client").ConnectionState} ConnectionState */

/** From an attempt to `realtime.ready`: then something between here and there is stuck. */
const readyTimeout = 20_000;

export class Connection {
    /** @type {ConnectionState} */ state = "connecting";
    offsets = new Offsets();
    #events = new Emitter();
    /** @type {Socket | undefined} */ #socket;
    #running = false;
    #cancel = () => {};
    /** @type {number | undefined} milliseconds until the next attempt, when the server has said */ #retryAfter;
    #open;
    #backoff;
    #clock;

    /** @param {{ base?: URL, open?: import("./socket.js").OpenEngine, backoff?: Backoff, clock?: import("../../types/client").Clock }} options */
    constructor({ base, open, backoff = new Backoff(), clock = realClock }) {
        this.#open = open ?? ((handlers) => new Engine(/** @type {URL} */ (base), handlers));
        this.#backoff = backoff;
        this.#clock = clock;
    }

    start() {
        if (this.#running) return;
        this.#running = true;
        this.#attempt();
    }

    stop() {
        this.#running = false;
        this.#hangUp();
        this.#become("paused");
    }

    /** Now rather than after the back-off, when the network or the tab is back; a connection in use is only checked. */
    retry() {
        if (!this.#running) return;
        if (this.#socket) return this.#socket.check();
        this.#backoff.reset();
        this.#attempt();
    }

    /** The browser says that the network is gone: no use in waiting for the heartbeat. */
    drop() {
        if (this.#socket) this.#lost();
    }

    /** @param {string} name @param {(...args: any[]) => void} handler */
    on(name, handler) {
        return this.#events.on(name, handler);
    }

    /** @param {string} name @param {unknown} payload told to the server; lost when there is no connection */
    emit(name, payload) {
        if (this.state === "online") this.#socket?.emit(name, payload);
    }

    /** @param {string} name @param {unknown} payload asked of the server @returns {Promise<any>} undefined when no answer came */
    async request(name, payload) {
        return this.state === "online" ? this.#socket?.request(name, payload) : undefined;
    }

    /** @param {string} name how many listen to it; for tests */
    listeners(name) {
        return this.#events.count(name);
    }

    #attempt() {
        this.#cancel();
        this.#cancel = this.#clock.after(readyTimeout, () => this.#lost());
        this.#socket = new Socket(this.#open, this.#clock, {
            hello: () => ({ since: this.offsets.since(), epochs: this.offsets.epochs() }),
            onEvent: (name, payload, meta) => this.#event(name, payload, meta),
            onRefused: (answer) => this.#refused(answer),
            onLost: () => this.#lost(),
        });
    }

    #hangUp() {
        this.#socket?.close();
        this.#socket = undefined;
        this.#cancel();
    }

    #lost() {
        this.#hangUp();
        if (!this.#running) return;
        this.#become("paused");
        this.#cancel = this.#clock.after(this.#retryAfter ?? this.#backoff.next(), () => this.#attempt());
        this.#retryAfter = undefined;
    }

    /** @param {string} name @param {any} payload @param {import("../../types/events").Meta} [meta] */
    #event(name, payload, meta) {
        if (name === "realtime.ready") return this.#ready(payload);
        if (name === "realtime.closed") return this.#closed(payload);
        if (this.offsets.accept(meta?.familyId, meta?.offset)) this.#events.emit(name, payload, meta ?? {});
    }

    /** @param {import("../../types/events").Ready} ready */
    #ready(ready) {
        this.#cancel();
        this.#backoff.reset();
        const lost = this.offsets.ready(ready.families ?? []);
        this.#become("online");
        if (lost.length) this.#events.emit("connection.stale", lost);
        this.#events.emit("realtime.ready", ready);
    }

    /**
     * The server is about to close, and may say when to come back; with the sign-in gone there is no use in it.
     * @param {import("../../types/events").Closed} closed
     */
    #closed(closed) {
        this.#events.emit("realtime.closed", closed);
        this.#retryAfter = closed.retryAfter;
        if (closed.code !== "signed_out") return;
        this.stop();
        this.#events.emit("connection.refused", closed.code);
    }

    /** @param {any} answer `{message, data: {code}}` */
    #refused(answer) {
        const code = String(answer?.data?.code);
        if (!code.startsWith("token_") && code !== "401") return this.#lost();
        this.stop();
        this.#events.emit("connection.refused", code);
    }

    /** @param {ConnectionState} state */
    #become(state) {
        if (this.state === state) return;
        this.state = state;
        this.#events.emit("connection.state", state);
    }
}
