/// Looks at the fields of one body and remembers every one that fails, so that all are told at once.
package struct FieldChecks {
    /// What failed so far.
    package private(set) var failures: [Invalid.Field] = []

    /// A character may be many scalars: the longest emoji, two people of their own colours who kiss, has 35 bytes. A text of
    /// nothing but these is fine; letters under towers of accents are not, as these few characters would have no end.
    private static let bytesPerCharacter = 40

    /// Nothing has failed yet.
    package init() {}

    /// Remembers a failing field.
    package mutating func fail(_ field: String, code: String = "invalid", _ detail: String) {
        failures.append(Invalid.Field(field: field, code: code, detail: detail))
    }

    /// A single line of text without white space around it and without control characters; characters are counted as a reader
    /// counts them.
    package mutating func line(_ text: String, _ field: String, length: ClosedRange<Int>) -> String {
        let trimmed = text.trimmed
        check(trimmed, field, length: length, control: false)
        return trimmed
    }

    /// Text of several lines; empty text is the same as none.
    package mutating func prose(_ text: String?, _ field: String, most: Int) -> String? {
        guard let trimmed = text?.trimmed, trimmed.isVisible else { return nil }
        check(trimmed, field, length: 1...most, control: true)
        return trimmed
    }

    /// A whole number within limits; none is fine.
    package mutating func number(_ value: Int?, _ field: String, within range: ClosedRange<Int>) -> Int? {
        guard let value else { return nil }
        if !range.contains(value) {
            fail(field, code: "out_of_range", "Choose a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    /// Ends the look: throws when anything failed.
    /// - Throws: `Invalid` with all failing fields.
    package func finish() throws(Invalid) {
        if !failures.isEmpty { throw Invalid(failures) }
    }

    private mutating func check(_ text: String, _ field: String, length: ClosedRange<Int>, control: Bool) {
        if !text.isVisible, length.lowerBound > 0 {
            fail(field, code: "required", "This can't be empty.")
        } else if text.utf8.count > (length.upperBound + 1) * Self.bytesPerCharacter || text.count > length.upperBound {
            fail(field, code: "too_long", "At most \(length.upperBound) characters, please.")
        } else if text.count < length.lowerBound {
            fail(field, code: "too_short", "At least \(length.lowerBound) characters, please.")
        } else if text.hasControlCharacters(exceptLines: control) {
            fail(field, code: "invalid_characters", "This has characters that can't be shown.")
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }) else { return "" }
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }

    /// Whether a reader sees anything of it: zero-width characters alone are nothing.
    fileprivate var isVisible: Bool {
        unicodeScalars.contains { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint }
    }

    fileprivate func hasControlCharacters(exceptLines: Bool) -> Bool {
        unicodeScalars.contains { scalar in
            let isLine = scalar == "\n" || scalar == "\r" || scalar == "\t"
            return switch scalar.properties.generalCategory {
            case .control: !(exceptLines && isLine)
            case .lineSeparator, .paragraphSeparator: !exceptLines
            default: false
            }
        }
    }
}
