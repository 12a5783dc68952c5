import HTTPTypes
import Hummingbird
import Roost

/// The fields of a form as a browser sends it: `application/x-www-form-urlencoded`. Of a repeated field the last counts.
struct FormBody: Sendable {
    private var fields: [String: String] = [:]

    /// A form nobody filled in yet.
    init() {}

    /// A form with these fields.
    init(_ fields: [String: String]) {
        self.fields = fields
    }

    /// The names of its fields.
    var names: [String] { Array(fields.keys) }

    /// Reads a body.
    /// - Throws: `Problem` 400 for escapes or bytes that are no UTF-8.
    init(_ bytes: [UInt8]) throws(Problem) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = parts.count == 2 ? Self.decoded(parts[1]) : "" else {
                throw .malformedBody("This form has characters that can't be read.")
            }
            fields[name] = value
        }
    }

    /// Reads the form a request carries; none is one without fields.
    /// - Throws: `Problem` 400, 415 for another kind of body; `NIOTooManyBytesError` (413).
    init(of request: Request, upTo limit: Int) async throws {
        let bytes = try await request.bytes(upTo: limit)
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        guard bytes.isEmpty || type == "application/x-www-form-urlencoded" else {
            throw Problem(.unsupportedMediaType, "unsupported_media_type", "This address takes a form.")
        }
        try self.init(bytes)
    }

    /// What was typed; empty when the field is absent.
    subscript(field: String) -> String { fields[field] ?? "" }

    /// What was typed without the space around it; nil when there is nothing.
    func text(_ field: String) -> String? {
        let text = self[field]
        guard let first = text.firstIndex(where: { !$0.isWhitespace }) else { return nil }
        guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        return String(text[first...last])
    }

    /// Whether the form has this field at all.
    func has(_ field: String) -> Bool { fields[field] != nil }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                let digits = String(decoding: rest.prefix(2), as: UTF8.self).lowercased()
                guard let escaped = [UInt8](hexadecimal: digits), escaped.count == 1 else { return nil }
                result += escaped
                rest = rest.dropFirst(2)
            } else {
                result.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(validating: result, as: UTF8.self)
    }
}
