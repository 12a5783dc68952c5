/// Written as one and the same text in JSON, in SQL and to people.
package protocol TextConvertible: LosslessStringConvertible, Codable, SQLConvertible {
    /// What the text looks like, for who sent another one: `YYYY-MM-DD`.
    static var form: String { get }
}

extension TextConvertible {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not \(Self.form)")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var sqlValue: SQLValue { .text(description) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}
