import FoundationEssentials
import NIOCore

/// Appends values to a buffer as JSON text.
enum JSONWriter {
    /// Appends any value: those of `JSON` and plain strings directly, others by way of their `Codable` form.
    /// - Throws: `JSONError` or an `EncodingError`.
    static func write(_ value: any Encodable, to buffer: inout ByteBuffer) throws {
        switch value {
        case let json as JSON: try write(json, to: &buffer)
        case let text as String: writeString(text, to: &buffer)
        default:
            let encoder = JSONEncoder()
            encoder.dateEncodingStrategy = .iso8601
            encoder.outputFormatting = .withoutEscapingSlashes
            buffer.writeBytes(try encoder.encode(value))
        }
    }

    static func write(_ json: JSON, to buffer: inout ByteBuffer) throws(JSONError) {
        switch json {
        case .null: buffer.writeStaticString("null")
        case .bool(let value): buffer.writeString(value ? "true" : "false")
        case .integer(let value): buffer.writeString(String(value))
        case .number(let value):
            guard value.isFinite else { throw JSONError(code: .notFinite) }
            buffer.writeString(value.description)
        case .string(let text): writeString(text, to: &buffer)
        case .array(let elements): try writeArray(elements, to: &buffer)
        case .object(let members): try writeObject(members, to: &buffer)
        }
    }

    private static func writeArray(_ elements: [JSON], to buffer: inout ByteBuffer) throws(JSONError) {
        buffer.writeInteger(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
            if !isFirst { buffer.writeInteger(UInt8(ascii: ",")) }
            isFirst = false
            try write(element, to: &buffer)
        }
        buffer.writeInteger(UInt8(ascii: "]"))
    }

    private static func writeObject(_ members: [String: JSON], to buffer: inout ByteBuffer) throws(JSONError) {
        buffer.writeInteger(UInt8(ascii: "{"))
        var isFirst = true
        for (key, value) in members {
            if !isFirst { buffer.writeInteger(UInt8(ascii: ",")) }
            isFirst = false
            writeString(key, to: &buffer)
            buffer.writeInteger(UInt8(ascii: ":"))
            try write(value, to: &buffer)
        }
        buffer.writeInteger(UInt8(ascii: "}"))
    }

    static func writeString(_ text: String, to buffer: inout ByteBuffer) {
        buffer.writeInteger(UInt8(ascii: "\""))
        if text.utf8.contains(where: needsEscape) {
            for byte in text.utf8 { writeEscaped(byte, to: &buffer) }
        } else {
            buffer.writeString(text)
        }
        buffer.writeInteger(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func writeEscaped(_ byte: UInt8, to buffer: inout ByteBuffer) {
        guard needsEscape(byte) else {
            buffer.writeInteger(byte)
            return
        }
        guard byte < 0x20 else {
            buffer.writeMultipleIntegers(UInt8(ascii: "\\"), byte)
            return
        }
        buffer.writeString(byte < 0x10 ? "\\u000" : "\\u00")
        buffer.writeString(String(byte, radix: 16))
    }
}
