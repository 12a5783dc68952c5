import Roost

/// The fields of a query or of a form (`application/x-www-form-urlencoded`); of a repeated one the last counts.
struct QueryFields: Sendable {
    private let values: [String: String]
    private var checks = FieldChecks()

    /// Reads `a=1&b=two+words%21`; what isn't well-formed is taken as it stands.
    init(_ text: String) {
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            values[Self.decoded(parts[0])] = parts.count == 2 ? Self.decoded(parts[1]) : ""
        }
        self.values = values
    }

    /// A field as it was sent; nil when it is absent or empty.
    subscript(field: String) -> String? {
        values[field].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A field read as what it stands for; remembered as failing when it can't be.
    mutating func value<Value>(_ field: String, _ detail: String, _ read: (String) -> Value?) -> Value? {
        guard let text = self[field] else { return nil }
        let value = read(text)
        if value == nil { checks.fail(field, detail) }
        return value
    }

    /// How many items a page may have: from 1 to `most`, and 50 unless the client says otherwise.
    mutating func limit(most: Int = 100) -> Int {
        guard let text = self["limit"] else { return 50 }
        guard let limit = Int(text), (1...most).contains(limit) else {
            checks.fail("limit", code: "out_of_range", "Choose a whole number from 1 to \(most).")
            return 50
        }
        return limit
    }

    /// Ends the look.
    /// - Throws: `Invalid` with all failing fields.
    func finish() throws(Invalid) {
        try checks.finish()
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self).lowercased()
            if byte == UInt8(ascii: "%"), let escaped = [UInt8](hexadecimal: digits), escaped.count == 1 {
                bytes += escaped
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
