package import NIOCore

/// Several packets in one polling body, separated by 0x1e (Engine.IO protocol 4, "Payload").
package enum Payload {
    static let separator: UInt8 = 0x1E
    private static let binaryMark = UInt8(ascii: "b")

    /// The body of a poll's answer.
    static func encode(_ frames: [Frame]) -> ByteBuffer {
        var body = ByteBufferAllocator().buffer(capacity: frames.reduce(0) { $0 + $1.count })
        for frame in frames {
            write(frame, to: &body)
            for attachment in frame.attachments { write(attachment, to: &body) }
        }
        return body
    }

    private static func write(_ frame: Frame, to body: inout ByteBuffer) {
        if body.readableBytes > 0 { body.writeInteger(separator) }
        guard frame.isBinary else {
            _ = body.writeImmutableBuffer(frame.packet)
            return
        }
        body.writeInteger(binaryMark)
        body.writeBytes(Base64.encode(frame.packet.readableBytesView))
    }

    /// The packets of a POST, in order; throws a `PacketError` for the first that is none, or past `limit` packets.
    package static func decode(_ body: ByteBuffer, limit: Int = 10_000) throws(PacketError) -> [Packet] {
        guard isUTF8(body) else { throw PacketError(.invalidUTF8) }
        var packets: [Packet] = []
        var rest = body
        while true {
            let length = rest.readableBytesView.firstIndex(of: separator).map { $0 - rest.readerIndex }
            guard let slice = rest.readSlice(length: length ?? rest.readableBytes) else { break }
            guard packets.count < limit else { throw PacketError(.tooManyPackets) }
            packets.append(try packet(slice))
            guard length != nil else { break }
            rest.moveReaderIndex(forwardBy: 1)
        }
        return packets
    }

    private static func packet(_ slice: ByteBuffer) throws(PacketError) -> Packet {
        guard slice.readableBytesView.first == binaryMark else { return try Packet(text: slice) }
        guard let bytes = Base64.decode(slice.readableBytesView.dropFirst()) else { throw PacketError(.invalidBase64) }
        return .message(.binary(ByteBuffer(bytes: bytes)))
    }

    private static func isUTF8(_ body: ByteBuffer) -> Bool {
        var validator = UTF8Validator()
        return body.withUnsafeReadableBytes { validator.accept($0) } && validator.isComplete
    }
}
