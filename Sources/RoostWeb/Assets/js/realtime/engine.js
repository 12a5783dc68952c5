// @ts-check
// One Engine.IO 4 session: WebSocket first, long polling when that does not open, and a watch over the heartbeat.

import { clock as realClock } from "./clock.js";
import { pollingTransport } from "./polling-transport.js";
import { webSocketTransport } from "./websocket-transport.js";

/**
 * @typedef {import("../../types/client").Clock} Clock
 * @typedef {{ onOpen(transport: string): void, onMessage(text: string): void, onClose(reason: string): void }} EngineHandlers
 * @typedef {{ sid: string, pingInterval: number, pingTimeout: number }} Handshake
 * @typedef {(base: URL, handlers: import("./websocket-transport.js").TransportHandlers) =>
 *     import("./websocket-transport.js").Transport} OpenTransport
 */

const openTimeout = 5_000;
/** How long polling stays the first choice after WebSocket did not open but polling did. */
const pollingFirstFor = 5 * 60_000;
let pollingFirstUntil = 0;
let webSocketWorks = false;
/** In a row. Where WebSocket worked before, the server is probably just restarting. */
let webSocketFailures = 0;

/** @param {number} now @returns {OpenTransport[]} */
function preferredTransports(now) {
    if (typeof WebSocket === "undefined") return [pollingTransport];
    if (webSocketWorks && webSocketFailures < 3) return [webSocketTransport];
    return now < pollingFirstUntil ? [pollingTransport, webSocketTransport] : [webSocketTransport, pollingTransport];
}

export class Engine {
    /** @type {OpenTransport[]} */ #choices;
    /** @type {import("./websocket-transport.js").Transport | undefined} */ #transport;
    /** @type {Handshake | undefined} */ #handshake;
    #base;
    #handlers;
    #clock;
    #deadline = Infinity;
    #closed = false;
    #cancel = () => {};

    /**
     * Starts connecting at once.
     * @param {URL} base the server's `/socket.io/`
     * @param {EngineHandlers} handlers
     * @param {{ clock?: Clock, transports?: OpenTransport[] }} options
     */
    constructor(base, handlers, { clock = realClock, transports } = {}) {
        this.#base = base;
        this.#handlers = handlers;
        this.#clock = clock;
        this.#choices = transports ?? preferredTransports(clock.now());
        this.#tryNext("no transport");
    }

    /** @param {string} text a Socket.IO packet */
    send(text) {
        this.#transport?.send(`4${text}`);
    }

    /** Ends the session without telling `onClose`. */
    close() {
        this.#closed = true;
        this.#cancel();
        if (this.#handshake) this.#transport?.send("1");
        this.#transport?.close();
    }

    /** After a sleep timers are late: drops the session when the server has been silent for too long. */
    check() {
        if (this.#clock.now() >= this.#deadline) this.#end("ping timeout");
    }

    /** @param {string} reason */
    #tryNext(reason) {
        const open = this.#choices.shift();
        if (!open) return this.#end(reason);
        this.#cancel();
        /** @type {import("./websocket-transport.js").Transport | undefined} */
        let mine;
        let over = false;
        /** @param {string} why */
        const lost = (why) => {
            if (over || this.#closed) return;
            over = true;
            if (this.#handshake) return this.#end(why);
            if (mine?.name === "websocket") webSocketFailures += 1;
            mine?.close();
            this.#tryNext(why);
        };
        this.#cancel = this.#clock.after(openTimeout, () => lost("timeout"));
        try {
            mine = open(this.#base, { onPacket: (packet) => over || this.#receive(packet), onClose: lost });
            this.#transport = mine;
        } catch {
            lost("transport refused");
        }
    }

    /** @param {string} packet */
    #receive(packet) {
        if (this.#closed) return;
        const body = packet.slice(1);
        if (!this.#handshake) return packet[0] === "0" ? this.#open(body) : undefined;
        this.#beat();
        switch (packet[0]) {
            case "1":
                return this.#end("closed by server");
            case "2":
                return this.#transport?.send(`3${body}`);
            case "4":
                return this.#handlers.onMessage(body);
        }
    }

    /** @param {string} json */
    #open(json) {
        try {
            this.#handshake = /** @type {Handshake} */ (JSON.parse(json));
        } catch {
            return this.#end("parse error");
        }
        const name = this.#transport?.name ?? "";
        if (name === "websocket") [webSocketWorks, webSocketFailures] = [true, 0];
        else if (!this.#choices.length) pollingFirstUntil = this.#clock.now() + pollingFirstFor;
        this.#transport?.opened(this.#handshake.sid);
        this.#beat();
        this.#handlers.onOpen(name);
    }

    /** Anything from the server is a sign of life. */
    #beat() {
        const { pingInterval, pingTimeout } = /** @type {Handshake} */ (this.#handshake);
        this.#cancel();
        this.#deadline = this.#clock.now() + pingInterval + pingTimeout;
        this.#cancel = this.#clock.after(pingInterval + pingTimeout, () => this.#end("ping timeout"));
    }

    /** @param {string} reason */
    #end(reason) {
        if (this.#closed) return;
        this.#closed = true;
        this.#cancel();
        this.#transport?.close();
        this.#handlers.onClose(reason);
    }
}
