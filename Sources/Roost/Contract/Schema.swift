/// The shape of a JSON value, as the contract publishes it.
package indirect enum Schema: Sendable, Equatable {
    /// A string; a format of JSON Schema's such as `uuid`, when it has one.
    case string(format: String? = nil)
    /// One of these strings.
    case choice([String])
    case integer
    case boolean
    case array(Schema)
    /// An object with the values of one shape.
    case map(Schema)
    case object([Field])
    /// One of several objects.
    case union([Schema])
    /// A shape with a name of its own.
    case named(String)

    /// A member of an object.
    package struct Field: Sendable, Equatable {
        package let name: String
        package let schema: Schema
        /// Left out when it isn't set.
        package let isOptional: Bool

        /// A member.
        package init(_ name: String, _ schema: Schema, isOptional: Bool = false) {
            self.name = name
            self.schema = schema
            self.isOptional = isOptional
        }
    }
}
