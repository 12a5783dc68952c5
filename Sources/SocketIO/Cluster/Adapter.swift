public import NIOCore

/// Carries messages between the nodes of a cluster, so that broadcasts, room changes and questions reach all of them.
///
/// Messages are opaque bytes. Those of one node must arrive in the order in which it published them, each at most once.
/// What a lost message carried is lost: an adapter is a bus, not a log.
public protocol Adapter: Sendable {
    /// Joins the cluster under the name `node`; called once, when the server is made.
    ///
    /// `receive` may be called from any thread, but for one message at a time, and never from inside of `publish`.
    func attach(_ node: String, receive: @escaping @Sendable (ByteBuffer) -> Void)

    /// Hands a message to one other node, or with nil to all others; never waits for them.
    func publish(_ message: ByteBuffer, to node: String?)

    /// The names of the other nodes that can be reached now.
    /// - Throws: whatever keeps the adapter from knowing.
    func peers() async throws -> Set<String>
}
