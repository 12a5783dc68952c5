// Socket.IO over one WebSocket, as small as it gets. A real page takes socket.io-client, which also reconnects.

export class Socket {
    #handlers = new Map();
    #acks = new Map();
    #nextAck = 0;
    #webSocket;

    constructor(auth) {
        const url = new URL("/socket.io/?EIO=4&transport=websocket", location.href);
        url.protocol = url.protocol.replace("http", "ws");
        this.#webSocket = new WebSocket(url);
        this.#webSocket.onmessage = ({ data }) => this.#receive(data, auth);
        this.#webSocket.onclose = () => this.#call("disconnect");
    }

    on(name, handler) {
        this.#handlers.set(name, handler);
    }

    /** Sends an event; resolves with the server's answer. */
    emit(name, ...args) {
        const id = this.#nextAck++;
        this.#webSocket.send(`42${id}${JSON.stringify([name, ...args])}`);
        return new Promise((resolve) => this.#acks.set(id, resolve));
    }

    #call(name, ...args) {
        this.#handlers.get(name)?.(...args);
    }

    #receive(data, auth) {
        if (data[0] === "0") return this.#webSocket.send(`40${JSON.stringify(auth)}`);
        if (data === "2") return this.#webSocket.send("3");
        const [, type, id, json] = data.match(/^4(\d)(\d*)(.*)$/s) ?? [];
        const payload = json ? JSON.parse(json) : undefined;
        if (type === "0") this.#call("connect");
        if (type === "2") this.#call(...payload);
        if (type === "3") this.#acks.get(Number(id))?.(...payload), this.#acks.delete(Number(id));
        if (type === "4") this.#call("connect_error", payload);
    }
}
