/// Lets clients that lost their connection for a moment go on where they were (Socket.IO 4.6, "connection state recovery").
///
/// A recovered socket has the id, rooms and data it had, and gets what was sent meanwhile, each event once. Every event
/// then carries one more argument, its offset. Volatile events and those that ask for an ack are not kept.
public struct ConnectionRecovery: Sendable {
    /// Where sessions and events are kept.
    public var store: any SessionStore
    /// True when a recovered client need not pass middleware again; its rights are then those of before.
    public var skipsMiddleware: Bool

    /// Keeps sessions and events in `store`.
    public init(store: any SessionStore = InMemorySessionStore(), skipsMiddleware: Bool = false) {
        self.store = store
        self.skipsMiddleware = skipsMiddleware
    }
}
