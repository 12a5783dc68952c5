// @ts-check
// One Socket.IO connection over one Engine.IO session, from its CONNECT packet to its end: packets in and out, questions and
// answers. Whatever ends it, a malformed packet too, is told once by `onLost`; after that, and after `close`, it is silent.

import { Acks } from "./acks.js";
import { decode, encode, PacketError, PacketType } from "./packet.js";

/**
 * @typedef {import("../../types/events").Meta} Meta
 * @typedef {{ send(text: string): void, close(): void, check(): void }} EngineLike
 * @typedef {(handlers: import("./engine.js").EngineHandlers) => EngineLike} OpenEngine
 * @typedef {{
 *     hello(): unknown,
 *     onEvent(name: string, payload: any, meta?: Meta): void,
 *     onRefused(answer: any): void,
 *     onLost(): void,
 * }} SocketHandlers hello: what CONNECT carries · onRefused: `{message, data: {code}}`
 */

export class Socket {
    #engine;
    #acks;
    #handlers;
    #closed = false;

    /** @param {OpenEngine} open @param {import("../../types/client").Clock} clock @param {SocketHandlers} handlers */
    constructor(open, clock, handlers) {
        this.#acks = new Acks(clock);
        this.#handlers = handlers;
        this.#engine = open({
            onOpen: () => this.#send({ type: PacketType.connect, data: handlers.hello() }),
            onMessage: (text) => this.#receive(text),
            onClose: () => this.#lost(),
        });
    }

    /** @param {string} name @param {unknown} payload */
    emit(name, payload) {
        this.#send({ type: PacketType.event, data: [name, payload] });
    }

    /** @param {string} name @param {unknown} payload @returns {Promise<any>} the answer; undefined when none came */
    request(name, payload) {
        const { id, answer } = this.#acks.ask();
        this.#send({ type: PacketType.event, id, data: [name, payload] });
        return answer;
    }

    /** After a sleep timers are late: lost when the server has been silent for too long. */
    check() {
        this.#engine.check();
    }

    close() {
        if (this.#closed) return;
        this.#closed = true;
        this.#engine.close();
        this.#acks.clear();
    }

    /** @param {Parameters<typeof encode>[0]} packet */
    #send(packet) {
        this.#engine.send(encode(packet));
    }

    /** @param {string} text */
    #receive(text) {
        if (this.#closed) return;
        try {
            const { type, namespace, id = -1, data } = decode(text);
            if (namespace !== "/") return;
            if (type === PacketType.event) this.#handlers.onEvent(.../** @type {[string, any, Meta?]} */ (data));
            if (type === PacketType.ack) this.#acks.take(id, /** @type {any[]} */ (data)[0]);
            if (type === PacketType.disconnect) this.#lost();
            if (type === PacketType.connectError) this.#handlers.onRefused(data);
        } catch (error) {
            if (!(error instanceof PacketError)) throw error;
            console.error("realtime:", error.message);
            this.#lost();
        }
    }

    #lost() {
        if (this.#closed) return;
        this.close();
        this.#handlers.onLost();
    }
}
