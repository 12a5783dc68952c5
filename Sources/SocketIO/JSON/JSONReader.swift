import FoundationEssentials
import NIOCore

/// Turns JSON values into Swift ones.
enum JSONReader {
    /// The value as `type`.
    /// - Throws: a `DecodingError` when the shapes differ.
    static func decode<Value: Decodable>(_ type: Value.Type, from json: JSON) throws -> Value {
        if let value = json as? Value { return value }
        if let text = json.string as? Value { return text }
        if let bytes = json.binary.map({ Binary($0) }) as? Value { return bytes }
        var payload = EncodedPayload()
        try JSONWriter.write(json, to: &payload)
        return try decode(type, text: payload.json, attachments: payload.attachments)
    }

    /// JSON text with its attachments as `type`.
    /// - Throws: a `DecodingError` when it is no JSON or has another shape.
    static func decode<Value: Decodable>(
        _ type: Value.Type,
        text: ByteBuffer,
        attachments: [ByteBuffer]
    ) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        decoder.userInfo[Attachments.key] = Attachments(attachments)
        return try text.withUnsafeReadableBytes { try decoder.decode(type, from: Data($0)) }
    }
}
