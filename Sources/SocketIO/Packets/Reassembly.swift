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
        if let payload = packet.payload { whole.payload = try payload.filled(with: attachments) }
        return whole
    }
}
