// @ts-check
// Engine.IO packets over long polling: one GET waits, POSTs go one after another. Packets are separated by 0x1e.

const separator = "\x1e";

/**
 * @param {URL} base the server's `/socket.io/`
 * @param {import("./websocket-transport.js").TransportHandlers} handlers
 * @returns {import("./websocket-transport.js").Transport}
 */
export function pollingTransport(base, handlers) {
    const url = new URL(base);
    url.search = "EIO=4&transport=polling";
    const abort = new AbortController();
    /** @type {string[]} */
    const waiting = [];
    let closed = false;
    let posting = false;

    /** @param {RequestInit} [init] */
    async function request(init) {
        const response = await fetch(url, {
            cache: "no-store",
            credentials: "same-origin",
            signal: abort.signal,
            ...init,
        });
        if (!response.ok) throw new Error(`polling answered ${response.status}`);
        return response.text();
    }

    /** @param {string} reason */
    function end(reason) {
        if (closed) return;
        closed = true;
        abort.abort();
        handlers.onClose(reason);
    }

    async function poll() {
        try {
            while (!closed) {
                for (const packet of (await request()).split(separator)) {
                    if (!closed) handlers.onPacket(packet);
                }
            }
        } catch {
            end("transport error");
        }
    }

    async function flush() {
        if (posting || !url.searchParams.has("sid")) return;
        posting = true;
        try {
            while (waiting.length && !closed) {
                await request({
                    method: "POST",
                    body: waiting.splice(0).join(separator),
                    headers: { "Content-Type": "text/plain;charset=UTF-8" },
                });
            }
        } catch {
            end("transport error");
        } finally {
            posting = false;
        }
    }

    void poll();
    return {
        name: "polling",
        opened(sid) {
            url.searchParams.set("sid", sid);
        },
        send(packet) {
            waiting.push(packet);
            queueMicrotask(flush);
        },
        close() {
            if (closed) return;
            closed = true;
            abort.abort();
            if (url.searchParams.has("sid")) navigator.sendBeacon?.(url, "1");
        },
    };
}
