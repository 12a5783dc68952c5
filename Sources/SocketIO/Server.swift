public import EngineIO
public import Logging

/// A Socket.IO 5 server; a mount (such as `SocketIOHummingbird`) brings it the clients of a port.
public final class Server: Sendable {
    /// The settings, those of the engine below.
    public typealias Configuration = Engine.Configuration

    /// What mounts bring their connections to.
    public let engine: Engine
    private let namespaces: NamespaceList

    /// Makes a server with the main namespace.
    public init(configuration: Configuration = Configuration(), logger: Logger) {
        let namespaces = NamespaceList(logger: logger)
        _ = namespaces.make("/")
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
