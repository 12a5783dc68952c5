import Logging
import Synchronization

/// A part of the server with its own middleware, rooms and handlers.
public final class Namespace: Sendable {
    /// Decides whether a socket may connect; it may join rooms and emit.
    public typealias Middleware = @Sendable (Socket) async throws -> Void

    /// The name, with its leading slash.
    public let name: String
    /// The sockets on this node and their rooms.
    let members = LocalSockets()
    /// The other nodes; nil when this server is alone.
    let cluster: Cluster?
    /// What lets lost clients come back; nil when nothing does.
    let recovery: Recovery?
    let serverEvents = ServerEvents()
    let metrics: NamespaceMetrics
    let logger: Logger
    let state = Mutex(State())
    /// Held while an event that is kept for recovery gets its offset and goes out, so that both have one order.
    let order = Mutex(())

    struct State {
        var middleware: [Middleware] = []
        var onConnection: [@Sendable (Socket) -> Void] = []
        var onShutdown: [@Sendable (Socket) -> Void] = []
        var handlers = Handlers()
    }

    init(name: String, metrics: NamespaceMetrics, cluster: Cluster?, recovery: Recovery?, logger: Logger) {
        self.name = name
        self.metrics = metrics
        self.cluster = cluster
        self.recovery = recovery
        self.logger = logger
    }

    var handlers: Handlers { state.withLock { $0.handlers } }
}
