import NIOCore

extension JSON {
    /// The value with attachments where their placeholders stood (Socket.IO protocol 5, "BINARY_EVENT").
    /// - Throws: `PacketError` when a placeholder stands for no attachment.
    func filled(with attachments: [ByteBuffer]) throws(PacketError) -> JSON {
        switch self {
        case .array(let elements):
            var filled: [JSON] = []
            for element in elements { filled.append(try element.filled(with: attachments)) }
            return .array(filled)
        case .object(let members): return try Self.filled(members, with: attachments)
        default: return self
        }
    }

    private static func filled(
        _ members: [String: JSON],
        with attachments: [ByteBuffer]
    ) throws(PacketError) -> JSON {
        guard members["_placeholder"] == true else {
            var filled: [String: JSON] = [:]
            for (key, value) in members { filled[key] = try value.filled(with: attachments) }
            return .object(filled)
        }
        guard let number = members["num"]?.integer, number >= 0, number < attachments.count else {
            throw PacketError(.badAttachments)
        }
        return .binary(attachments[Int(number)])
    }
}
