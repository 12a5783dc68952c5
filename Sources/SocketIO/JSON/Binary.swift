public import NIOCore

/// Bytes inside an event or ack; they travel beside the JSON as an attachment (Socket.IO protocol 5, "BINARY_EVENT").
///
/// A Codable payload may hold it anywhere; outside of events and acks it has no Codable form.
public struct Binary: Sendable, Hashable, Codable {
    /// The bytes.
    public var bytes: ByteBuffer

    /// Wraps bytes.
    public init(_ bytes: ByteBuffer) {
        self.bytes = bytes
    }

    /// Copies bytes.
    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = ByteBuffer(bytes: bytes)
    }

    /// - Throws: a `DecodingError` when the value is no attachment.
    public init(from decoder: any Decoder) throws {
        let attachments = decoder.userInfo[Attachments.key] as? Attachments
        let number = try decoder.container(keyedBy: Placeholder.self).decode(Int.self, forKey: .num)
        guard let bytes = attachments?[number] else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no attachment"))
        }
        self.bytes = bytes
    }

    /// - Throws: an `EncodingError` outside of an event or ack.
    public func encode(to encoder: any Encoder) throws {
        guard let attachments = encoder.userInfo[Attachments.key] as? Attachments else {
            let context = EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "not in an event")
            throw EncodingError.invalidValue(self, context)
        }
        var container = encoder.container(keyedBy: Placeholder.self)
        try container.encode(true, forKey: .placeholder)
        try container.encode(attachments.add(bytes), forKey: .num)
    }

    /// What stands in the JSON for an attachment.
    enum Placeholder: String, CodingKey {
        case placeholder = "_placeholder"
        case num
    }
}
