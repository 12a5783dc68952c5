public import EngineIO
public import Logging

/// A Socket.IO 5 server; a mount (such as `SocketIOHummingbird`) brings it the clients of a port.
public final class Server: Sendable {
    /// The settings, those of the engine below.
    public typealias Configuration = Engine.Configuration

    /// What mounts bring their connections to.
    public let engine: Engine
    /// The name of this server in its cluster: new with each start.
    public let node: String
    private let namespaces: NamespaceList

    /// Makes a server with the main namespace, alone or as a node of an adapter's cluster.
    public init(
        configuration: Configuration = Configuration(),
        adapter: (any Adapter)? = nil,
        recovery: ConnectionRecovery? = nil,
        logger: Logger
    ) {
        let node = SessionID.random()
        let cluster = adapter.map { Cluster(node: node, adapter: $0, logger: logger) }
        let recovery = recovery.map { Recovery($0, logger: logger) }
        let namespaces = NamespaceList(
            cluster: cluster,
            recovery: recovery,
            metricsFactory: configuration.metricsFactory,
            logger: logger
        )
        _ = namespaces.make("/")
        cluster?.attach { [weak namespaces] in namespaces?.receive($0) }
        self.node = node
        self.namespaces = namespaces
        engine = Engine(configuration: configuration, logger: logger) { session in
            Connection(namespaces: namespaces, session: session)
        }
    }

    /// The settings, fixed at start.
    public var configuration: Configuration { engine.configuration }

    /// The namespace with this name, made when it is asked for first; clients can join it from then on.
    public func namespace(_ name: String) -> Namespace {
        namespaces.make(name)
    }

    /// Lets clients join any namespace whose name matches; each is set up when the first client comes, and gone with the last.
    ///
    /// Both run on event loops, so they must not block; who may join is better decided by middleware of the namespace.
    public func namespaces(
        matching matches: @escaping @Sendable (_ name: String) -> Bool,
        setUp: @escaping @Sendable (Namespace) -> Void
    ) {
        namespaces.add(matches, setUp)
    }

    /// Lets clients join any namespace whose whole name matches a pattern, such as `/\/room-\d+/`.
    public func namespaces(
        matching pattern: sending Regex<some Any>,
        setUp: @escaping @Sendable (Namespace) -> Void
    ) {
        let pattern = NamePattern(pattern)
        namespaces.add({ pattern.matches($0) }, setUp)
    }

    /// How many clients are connected.
    public var clientCount: Int { engine.sessionCount }

    /// Serves this server on a port of its own; run it in a service group, or call `run()`.
    ///
    /// `port` 0 takes any free one; `onListening` hears which.
    public func listener(
        host: String = "127.0.0.1",
        port: Int,
        onListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> Listener {
        Listener(engine: engine, host: host, port: port, onListening: onListening)
    }

    /// Closes every connection with `serverShuttingDown` and refuses new ones; returns at once.
    public func shutdown() {
        engine.shutdown()
    }
}
