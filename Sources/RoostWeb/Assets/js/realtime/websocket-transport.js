// @ts-check
// Engine.IO packets over a WebSocket: one frame, one packet.

/**
 * @typedef {{ onPacket(packet: string): void, onClose(reason: string): void }} TransportHandlers
 * @typedef {{ readonly name: string, opened(sid: string): void, send(packet: string): void, close(): void }} Transport
 */

/**
 * @param {URL} base the server's `/socket.io/`
 * @param {TransportHandlers} handlers
 * @returns {Transport}
 */
export function webSocketTransport(base, handlers) {
    const url = new URL(base);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    url.search = "EIO=4&transport=websocket";
    const socket = new WebSocket(url);
    let closed = false;

    /** @param {string} reason */
    const end = (reason) => {
        if (closed) return;
        closed = true;
        handlers.onClose(reason);
    };
    socket.onmessage = ({ data }) => {
        if (!closed && typeof data === "string") handlers.onPacket(data);
    };
    socket.onerror = () => end("transport error");
    socket.onclose = () => end("transport close");

    return {
        name: "websocket",
        opened() {},
        send(packet) {
            if (socket.readyState === WebSocket.OPEN) socket.send(packet);
        },
        close() {
            closed = true;
            socket.close();
        },
    };
}
