import Roost

/// What a field of a body can be read as.
protocol JSONReadable: Sendable {
    /// Nil when the value is of another kind.
    init?(_ value: JSONValue)
    /// Tells what it should have been, in a sentence.
    static var expected: String { get }
}

extension String: JSONReadable {
    static var expected: String { "This is a text." }

    init?(_ value: JSONValue) {
        guard case .string(let text) = value else { return nil }
        self = text
    }
}

extension Int: JSONReadable {
    static var expected: String { "This is a whole number." }

    /// Whole numbers as `3` and `-2`, also written `3.0` or `3e2`; nothing beyond 2^53, which JavaScript can't hold.
    init?(_ value: JSONValue) {
        guard case .number(let text) = value else { return nil }
        if let whole = Int(text) {
            self = whole
        } else if let number = Double(text), abs(number) <= 9_007_199_254_740_992, let whole = Int(exactly: number) {
            self = whole
        } else {
            return nil
        }
    }
}

extension Timestamp: JSONReadable {
    static var expected: String { "An instant looks like 2026-03-29T06:30:00.000Z." }

    init?(_ value: JSONValue) {
        guard case .string(let text) = value else { return nil }
        self.init(iso8601: text)
    }
}

extension Identifier: JSONReadable {
    static var expected: String { "An id is a UUID in lower case." }

    init?(_ value: JSONValue) {
        guard case .string(let text) = value else { return nil }
        self.init(text)
    }
}

extension Role: JSONReadable {
    static var expected: String { "A role is parent or child." }

    init?(_ value: JSONValue) {
        guard case .string(let text) = value else { return nil }
        self.init(rawValue: text)
    }
}

extension User.Colour: JSONReadable {
    static var expected: String { "A colour is one of \(allCases.map(\.rawValue).joined(separator: ", "))." }

    init?(_ value: JSONValue) {
        guard case .string(let text) = value else { return nil }
        self.init(rawValue: text)
    }
}
