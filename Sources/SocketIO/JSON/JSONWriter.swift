import FoundationEssentials
import NIOCore

/// Appends values to a buffer as JSON text.
enum JSONWriter {
    /// Appends any value: those of `JSON` and plain strings directly, others by way of their `Codable` form.
    /// - Throws: `JSONError` or an `EncodingError`.
    static func write(_ value: any Encodable, to payload: inout EncodedPayload) throws {
        switch value {
        case let json as JSON: try write(json, to: &payload)
        case let text as String: writeString(text, to: &payload)
        default:
            let before = payload.attachments
            var attachments = Attachments(before)
            var text = try encode(value, attachments)
            if attachments.contents.count > before.count {
                // Again, in the key order that clients expect of a placeholder.
                attachments = Attachments(before)
                text = try encode(value, attachments, .sortedKeys)
                payload.attachments = attachments.contents
            }
            payload.json.writeBytes(text)
        }
    }

    private static func encode(
        _ value: any Encodable,
        _ attachments: Attachments,
        _ formatting: JSONEncoder.OutputFormatting = []
    ) throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = formatting.union(.withoutEscapingSlashes)
        encoder.userInfo[Attachments.key] = attachments
        return try encoder.encode(value)
    }

    static func write(_ json: JSON, to payload: inout EncodedPayload) throws(JSONError) {
        switch json {
        case .null: payload.json.writeStaticString("null")
        case .bool(let value): payload.json.writeString(value ? "true" : "false")
        case .integer(let value): payload.json.writeString(String(value))
        case .number(let value):
            guard value.isFinite else { throw JSONError(code: .notFinite) }
            payload.json.writeString(value.description)
        case .string(let text): writeString(text, to: &payload)
        case .binary(let bytes):
            payload.json.writeString("{\"_placeholder\":true,\"num\":\(payload.attachments.count)}")
            payload.attachments.append(bytes)
        case .array(let elements): try writeArray(elements, to: &payload)
        case .object(let members): try writeObject(members, to: &payload)
        }
    }

    private static func writeArray(_ elements: [JSON], to payload: inout EncodedPayload) throws(JSONError) {
        payload.json.writeInteger(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
            if !isFirst { payload.json.writeInteger(UInt8(ascii: ",")) }
            isFirst = false
            try write(element, to: &payload)
        }
        payload.json.writeInteger(UInt8(ascii: "]"))
    }

    private static func writeObject(_ members: [String: JSON], to payload: inout EncodedPayload) throws(JSONError) {
        payload.json.writeInteger(UInt8(ascii: "{"))
        var isFirst = true
        for (key, value) in members {
            if !isFirst { payload.json.writeInteger(UInt8(ascii: ",")) }
            isFirst = false
            writeString(key, to: &payload)
            payload.json.writeInteger(UInt8(ascii: ":"))
            try write(value, to: &payload)
        }
        payload.json.writeInteger(UInt8(ascii: "}"))
    }

    static func writeString(_ text: String, to payload: inout EncodedPayload) {
        payload.json.writeInteger(UInt8(ascii: "\""))
        if text.utf8.contains(where: needsEscape) {
            for byte in text.utf8 { writeEscaped(byte, to: &payload) }
        } else {
            payload.json.writeString(text)
        }
        payload.json.writeInteger(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func writeEscaped(_ byte: UInt8, to payload: inout EncodedPayload) {
        guard needsEscape(byte) else {
            payload.json.writeInteger(byte)
            return
        }
        guard byte < 0x20 else {
            payload.json.writeMultipleIntegers(UInt8(ascii: "\\"), byte)
            return
        }
        payload.json.writeString(byte < 0x10 ? "\\u000" : "\\u00")
        payload.json.writeString(String(byte, radix: 16))
    }
}
