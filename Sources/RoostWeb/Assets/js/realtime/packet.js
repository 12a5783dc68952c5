// @ts-check
// Socket.IO 5 packets as text: `2/chat,17["name",{…}]`. Pure. Binary packets are not used by Roost and are refused.

export const PacketType = Object.freeze({
    connect: 0,
    disconnect: 1,
    event: 2,
    ack: 3,
    connectError: 4,
});

/** @typedef {{ type: number, namespace: string, id?: number, data?: unknown }} Packet */

export class PacketError extends Error {}

/**
 * @param {{ type: number, namespace?: string, id?: number, data?: unknown }} packet
 * @returns {string}
 */
export function encode({ type, namespace = "/", id, data }) {
    let text = String(type);
    if (namespace !== "/") text += `${namespace},`;
    if (id !== undefined) text += id;
    if (data !== undefined) text += JSON.stringify(data);
    return text;
}

/**
 * @param {string} text
 * @returns {Packet}
 */
export function decode(text) {
    const match = /^([0-6])(?:(\/[^,]*)(?:,|$))?(\d{1,15})?/.exec(text);
    if (!match) throw new PacketError("unknown packet type");
    const type = Number(match[1]);
    if (type > PacketType.connectError) throw new PacketError("binary packets are not used here");
    const rest = text.slice(match[0].length);
    /** @type {Packet} */
    const packet = { type, namespace: match[2] ?? "/" };
    if (match[3] !== undefined) packet.id = Number(match[3]);
    if (rest) packet.data = parse(rest);
    check(packet);
    return packet;
}

/** @param {string} json */
function parse(json) {
    try {
        return /** @type {unknown} */ (JSON.parse(json));
    } catch {
        throw new PacketError("payload is not JSON");
    }
}

/** @param {Packet} packet */
function check({ type, id, data }) {
    switch (type) {
        case PacketType.event:
            if (!Array.isArray(data) || typeof data[0] !== "string") throw new PacketError("an event is [name, …]");
            return;
        case PacketType.ack:
            if (!Array.isArray(data) || id === undefined) throw new PacketError("an ack is id[…]");
            return;
        case PacketType.disconnect:
            if (data !== undefined) throw new PacketError("a disconnect carries nothing");
            return;
        default:
            if (data !== undefined && (typeof data !== "object" || data === null || Array.isArray(data))) {
                throw new PacketError("an object was expected");
            }
    }
}
