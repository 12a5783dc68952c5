import NIOCore

/// What one node tells another.
struct ClusterMessage: Sendable, Codable {
    /// The node that says it.
    var node: String
    /// The namespace it is about.
    var namespace: String
    /// What it says.
    var content: Content

    /// The kinds of messages.
    enum Content: Sendable, Codable {
        case broadcast(EventPacket, Recipients, offset: String?, isVolatile: Bool)
        case join(Recipients, rooms: [String])
        case leave(Recipients, rooms: [String])
        case disconnect(Recipients, close: Bool, reason: String?)
        case serverEvent(EventPacket)
        case question(id: String, Question)
        case answer(id: String, Answer)
    }

    /// What is asked of every other node.
    enum Question: Sendable, Codable {
        case sockets(Recipients)
        case acks(EventPacket, Recipients, timeout: Duration)
        case serverEvent(EventPacket)
    }

    /// What one node answers.
    enum Answer: Sendable, Codable {
        case sockets([RemoteSocket])
        case acks(BroadcastAnswers)
        case serverEvent([JSON])
    }
}

extension ClusterMessage {
    /// The bytes: how many attachments, then the JSON and each attachment with its length before it.
    func encoded() throws -> ByteBuffer {
        var payload = EncodedPayload()
        try JSONWriter.write(self, to: &payload)
        var buffer = ByteBuffer(integer: UInt32(clamping: payload.attachments.count))
        for part in [payload.json] + payload.attachments {
            buffer.writeInteger(UInt32(clamping: part.readableBytes))
            buffer.writeImmutableBuffer(part)
        }
        return buffer
    }

    /// - Throws: `JSONError`, or a `DecodingError`, when the bytes are no message.
    init(_ buffer: ByteBuffer) throws {
        var rest = buffer
        guard let count = rest.readInteger(as: UInt32.self), let json = rest.readLengthPrefixedSlice(as: UInt32.self)
        else { throw JSONError(code: .malformed) }
        var attachments: [ByteBuffer] = []
        for _ in 0..<count {
            guard let part = rest.readLengthPrefixedSlice(as: UInt32.self) else { throw JSONError(code: .malformed) }
            attachments.append(part)
        }
        self = try JSONReader.decode(ClusterMessage.self, text: json, attachments: attachments)
    }
}
