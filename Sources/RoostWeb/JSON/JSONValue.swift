/// A JSON value (RFC 8259) as it was sent.
enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    /// As written; what it is worth is up to who reads it.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}
