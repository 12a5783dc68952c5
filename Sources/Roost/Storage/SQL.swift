/// A statement in the dialect SQLite and PostgreSQL share, with its values bound, never spliced.
///
/// `"SELECT * FROM task WHERE id = \(id)"` becomes `… id = $1` and one argument.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The text with `$1`, `$2`, … where values stand.
    package let text: String
    /// The values, in the order of their placeholders.
    package let arguments: [SQLValue]

    package init(stringLiteral value: String) {
        self.text = value
        self.arguments = []
    }

    package init(stringInterpolation: StringInterpolation) {
        self.text = stringInterpolation.text
        self.arguments = stringInterpolation.arguments
    }

    /// Collects text, values and fragments.
    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var text = ""
        fileprivate var arguments: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 3 * interpolationCount)
            arguments.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            arguments.append(value.sqlValue)
            text += "$\(arguments.count)"
        }

        /// Binds a value, or NULL.
        package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            arguments.append(value.sqlValue)
            text += "$\(arguments.count)"
        }

        /// Inserts another statement's text, its values renumbered behind those already here.
        package mutating func appendInterpolation(_ fragment: SQL) {
            var pieces = fragment.text.split(separator: "$", omittingEmptySubsequences: false)[...]
            text += pieces.removeFirst()
            for piece in pieces {
                let digits = piece.prefix { $0.isASCII && $0.isNumber }
                text += "$\((Int(digits) ?? 0) + arguments.count)" + piece.dropFirst(digits.count)
            }
            arguments += fragment.arguments
        }
    }
}

extension SQL {
    /// Conditions that must all hold; `TRUE` when there are none.
    package static func all(_ conditions: [SQL]) -> SQL {
        guard let first = conditions.first else { return "TRUE" }
        return conditions.dropFirst().reduce("(\(first))") { "\($0) AND (\($1))" }
    }
}
