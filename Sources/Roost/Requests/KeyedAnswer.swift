/// The answer to a keyed request, as far as a repeat gets it.
package struct KeyedAnswer: Sendable, Equatable, Codable {
    /// The HTTP status.
    package var status: Int
    /// `Content-Type`.
    package var type: String?
    /// `Location`.
    package var location: String?
    /// The text; none for an answer without a body.
    package var body: String?

    /// An answer.
    package init(status: Int, type: String? = nil, location: String? = nil, body: String? = nil) {
        self.status = status
        self.type = type
        self.location = location
        self.body = body
    }
}
