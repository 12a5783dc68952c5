package import NIOCore

/// A packet whose attachments are still arriving (Socket.IO protocol 5, "BINARY_EVENT" and "BINARY_ACK").
package struct Reassembly: Sendable {
    private let packet: Packet
    private var attachments: [ByteBuffer] = []
    private var bytes = 0
    private let limit: Int

    /// `limit` is the most bytes of all attachments together.
    package init(_ packet: Packet, limit: Int) {
        self.packet = packet
        self.limit = limit
    }

    /// Takes the next attachment; returns the whole packet with the last one.
    /// - Throws: `PacketError` when there are too many bytes, or a placeholder stands for no attachment.
    package mutating func add(_ attachment: ByteBuffer) throws(PacketError) -> Packet? {
        bytes += attachment.readableBytes
        guard bytes <= limit else { throw PacketError(.badAttachments) }
        attachments.append(attachment)
        return attachments.count >= packet.attachments ? try whole() : nil
    }

    /// The packet with its attachments in place.
    /// - Throws: `PacketError` when a placeholder stands for no attachment.
    package func whole() throws(PacketError) -> Packet {
        var whole = packet
        if let payload = packet.payload { whole.payload = try filled(payload) }
        return whole
    }

    private func filled(_ json: JSON) throws(PacketError) -> JSON {
        switch json {
        case .array(let elements):
            var filled: [JSON] = []
            for element in elements { filled.append(try self.filled(element)) }
            return .array(filled)
        case .object(let members): return try filled(members)
        default: return json
        }
    }

    private func filled(_ members: [String: JSON]) throws(PacketError) -> JSON {
        guard members["_placeholder"] == true else {
            var filled: [String: JSON] = [:]
            for (key, value) in members { filled[key] = try self.filled(value) }
            return .object(filled)
        }
        guard let number = members["num"]?.integer, number >= 0, number < attachments.count else {
            throw PacketError(.badAttachments)
        }
        return .binary(attachments[Int(number)])
    }
}
