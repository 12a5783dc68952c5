/// What one value that is sent in may be: what the readers of bodies and queries and the checks of drafts take together.
package indirect enum Input: Sendable, Equatable {
    /// Any text; what doesn't fit is refused later, and not as a field.
    case text
    /// A line of so many characters, without control characters; white space around it is cut off.
    case line(ClosedRange<Int>)
    /// Lines of text, so many characters; none is as good as no text unless it begins with 1.
    case prose(ClosedRange<Int>)
    /// One character; empty is as good as none when `orEmpty`.
    case character(orEmpty: Bool)
    /// One emoji, and nothing but an emoji.
    case emoji
    /// So many visible ASCII characters.
    case ascii(ClosedRange<Int>)
    /// 8 to 200 characters of any kind.
    case password
    /// 4 to 8 digits.
    case pin
    case email
    /// An IANA time zone.
    case timezone
    /// A whole number.
    case number(ClosedRange<Int>, except: Int? = nil)
    /// One of these words.
    case choice([String])
    /// A UUID in lower case.
    case id
    /// `YYYY-MM-DD` in these years.
    case date(ClosedRange<Int>)
    /// `HH:MM`.
    case timeOfDay
    /// An instant of ISO 8601.
    case instant
    /// One of these, in a text.
    case either([Input])
    /// A list of so many.
    case list(Input, ClosedRange<Int>, isUnique: Bool)
    case object([Field])
    /// One of several objects.
    case union([[Field]])

    /// A member of an object, or a field of a query.
    package struct Field: Sendable, Equatable {
        /// Whether it must be there.
        package enum Presence: Sendable {
            /// Neither absent nor null.
            case required
            /// Absent or null is as good as not set.
            case nullable
            /// May be absent; null is refused.
            case omissible
        }

        package let name: String
        package let input: Input
        package let presence: Presence

        /// A field that must be there unless it says otherwise.
        package init(_ name: String, _ input: Input, _ presence: Presence = .required) {
            self.name = name
            self.input = input
            self.presence = presence
        }
    }
}

extension Input.Field {
    static func optional(_ name: String, _ input: Input) -> Self { Self(name, input, .nullable) }
    static func changed(_ name: String, _ input: Input) -> Self { Self(name, input, .omissible) }
}

extension Input {
    static let anyDate = Input.date(1...9999)
    static let language = Input.choice(["en", "nl"])
    static let role = Input.choice(["parent", "child"])
}

extension [Input.Field] {
    /// The fields of a query that pages.
    static func page(most: Int = 100) -> [Input.Field] {
        [.optional("cursor", .text), .optional("limit", .number(1...most))]
    }
}
