import FoundationEssentials
import NIOCore

/// Turns JSON values into Swift ones.
enum JSONReader {
    /// The value as `type`.
    /// - Throws: a `DecodingError` when the shapes differ.
    static func decode<Value: Decodable>(_ type: Value.Type, from json: JSON) throws -> Value {
        if let value = json as? Value { return value }
        if let text = json.string as? Value { return text }
        var buffer = ByteBuffer()
        try JSONWriter.write(json, to: &buffer)
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try buffer.withUnsafeReadableBytes { try decoder.decode(type, from: Data($0)) }
    }
}
