/// Who asks for a mutation, and by which request.
package struct Caller: Sendable, Hashable {
    /// The signed-in person.
    package let user: User.ID
    /// The request's Idempotency-Key; it comes back in the events' `meta.cause`.
    package let cause: String?

    /// Somebody, by one request.
    package init(_ user: User.ID, cause: String? = nil) {
        self.user = user
        self.cause = cause
    }
}
