/// A session that a client came back for, and what it has got already.
struct RecoveredSession: Sendable {
    let session: StoredSession
    /// After which event the client wants to go on.
    let offset: String
}
