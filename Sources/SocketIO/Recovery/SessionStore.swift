/// Keeps what clients that lost their connection need to go on: their rooms, and what was sent since.
///
/// For a cluster, all nodes must share one. What it holds may be forgotten at any time: a client that asks for
/// something forgotten is told that it was not recovered.
public protocol SessionStore: Sendable {
    /// Keeps an event and returns its offset, a text of at most 64 characters; never waits.
    func append(_ packet: EventPacket, to recipients: Recipients, namespace: String) -> String

    /// The offset of the newest event, whether or not there was one yet.
    var head: String { get }

    /// Keeps the session of a client that was lost.
    /// - Throws: whatever keeps it from doing so; the client then can't be recovered.
    func save(_ session: StoredSession) async throws

    /// Takes a session out, so that nobody can take it twice; nil when there is none.
    /// - Throws: whatever keeps it from knowing.
    func take(pid: String, namespace: String) async throws -> StoredSession?

    /// What was sent to a session after an offset, oldest first; nil when some of it was forgotten.
    /// - Throws: whatever keeps it from knowing.
    func packets(for session: StoredSession, after offset: String) async throws -> [StoredPacket]?
}
