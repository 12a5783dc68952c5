// @ts-check
// The one connection of a page: connects for ever, reads each family's log in order, drops what it has seen.
// Beside the events it tells `connection.state`, `connection.stale` (families of which something was missed) and
// `connection.refused` (the sign-in is over; it stops).

import { Acks } from "./acks.js";
import { Backoff } from "./backoff.js";
import { clock as realClock } from "./clock.js";
import { Emitter } from "./emitter.js";
import { Engine } from "./engine.js";
import { Offsets } from "./offsets.js";
import { decode, encode, PacketError, PacketType } from "./packet.js";

/**
 * @typedef {import("../../types/client").ConnectionState} ConnectionState
 * @typedef {import("../../types/events").Meta} Meta
 * @typedef {import("../../types/events").Closed} Closed
 * @typedef {import("../../types/events").Ready} Ready
 * @typedef {{ send(text: string): void, close(): void, check(): void }} EngineLike
 * @typedef {(handlers: import("./engine.js").EngineHandlers) => EngineLike} OpenEngine
 */

/** From an attempt to `realtime.ready`: then something between here and there is stuck. */
const readyTimeout = 20_000;

export class Connection {
    /** @type {ConnectionState} */ state = "connecting";
    /** @type {string | undefined} */ transport;
    offsets = new Offsets();
    #events = new Emitter();
    /** @type {EngineLike | undefined} */ #engine;
    #running = false;
    #cancel = () => {};
    /** @type {number | undefined} milliseconds until the next attempt, when the server has said */ #retryAfter;
    #open;
    #backoff;
    #clock;
    #acks;

    /** @param {{ base?: URL, open?: OpenEngine, backoff?: Backoff, clock?: import("../../types/client").Clock }} options */
    constructor({ base, open, backoff = new Backoff(), clock = realClock }) {
        this.#open = open ?? ((handlers) => new Engine(/** @type {URL} */ (base), handlers));
        this.#backoff = backoff;
        this.#clock = clock;
        this.#acks = new Acks(clock);
    }

    start() {
        if (this.#running) return;
        this.#running = true;
        this.#attempt();
    }

    stop() {
        this.#running = false;
        this.#cancel();
        this.#engine?.close();
        this.#engine = undefined;
        this.#become("paused");
    }

    /** Now rather than after the back-off, when the network or the tab is back; a connection in use is only checked. */
    retry() {
        if (!this.#running) return;
        if (this.#engine) return this.#engine.check();
        this.#backoff.reset();
        this.#attempt();
    }

    /** The browser says that the network is gone: no use in waiting for the heartbeat. */
    drop() {
        if (this.#engine) this.#lost();
    }

    /** @param {string} name @param {(...args: any[]) => void} handler */
    on(name, handler) {
        return this.#events.on(name, handler);
    }

    /**
     * Tells the server something; lost when there is no connection.
     * @param {string} name
     * @param {unknown} payload
     */
    emit(name, payload) {
        if (this.state === "online") this.#engine?.send(encode({ type: PacketType.event, data: [name, payload] }));
    }

    /**
     * Asks the server for something.
     * @param {string} name
     * @param {unknown} payload
     * @returns {Promise<any>} its answer; undefined when there was none
     */
    async request(name, payload) {
        if (this.state !== "online" || !this.#engine) return undefined;
        const { id, answer } = this.#acks.ask();
        this.#engine.send(encode({ type: PacketType.event, id, data: [name, payload] }));
        return answer;
    }

    /** @param {string} name how many listen to it; for tests */
    listeners(name) {
        return this.#events.count(name);
    }

    #attempt() {
        this.#cancel();
        this.#cancel = this.#clock.after(readyTimeout, () => this.#lost());
        this.#engine = this.#open({
            onOpen: (transport) => {
                this.transport = transport;
                const data = { since: this.offsets.since(), epochs: this.offsets.epochs() };
                this.#engine?.send(encode({ type: PacketType.connect, data }));
            },
            onMessage: (text) => this.#receive(text),
            onClose: () => this.#lost(),
        });
    }

    #lost() {
        this.#engine?.close();
        this.#engine = undefined;
        this.#acks.clear();
        this.#cancel();
        if (!this.#running) return;
        this.#become("paused");
        this.#cancel = this.#clock.after(this.#retryAfter ?? this.#backoff.next(), () => this.#attempt());
        this.#retryAfter = undefined;
    }

    /** @param {string} text */
    #receive(text) {
        try {
            const packet = decode(text);
            if (packet.namespace !== "/") return;
            if (packet.type === PacketType.event) this.#event(/** @type {[string, any, Meta?]} */ (packet.data));
            if (packet.type === PacketType.ack) this.#acks.take(packet.id ?? -1, /** @type {any[]} */ (packet.data)[0]);
            if (packet.type === PacketType.disconnect) this.#lost();
            if (packet.type === PacketType.connectError) this.#refused(packet.data);
        } catch (error) {
            if (!(error instanceof PacketError)) throw error;
            console.error("realtime:", error.message);
            this.#lost();
        }
    }

    /** @param {[string, any, Meta?]} event */
    #event([name, payload, meta]) {
        if (name === "realtime.ready") return this.#ready(payload);
        if (name === "realtime.closed") return this.#closed(payload);
        if (this.offsets.accept(meta?.familyId, meta?.offset)) this.#events.emit(name, payload, meta ?? {});
    }

    /** @param {Ready} ready */
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
     * @param {Closed} closed
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
        const code = String(answer?.data?.code ?? "");
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
