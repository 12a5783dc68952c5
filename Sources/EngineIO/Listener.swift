import Logging
public import NIOCore
import NIOPosix
public import ServiceLifecycle

/// Serves an engine on a port of its own, until it is cancelled or its service group shuts down gracefully.
public struct Listener: Service {
    private let engine: Engine
    private let host: String
    private let port: Int
    private let group: any EventLoopGroup
    private let onListening: @Sendable (Int) -> Void

    /// Makes a listener; `port` 0 takes any free one, and `onListening` hears which, once.
    ///
    /// Without a `group`, the process-wide event loops serve.
    public init(
        engine: Engine,
        host: String = "127.0.0.1",
        port: Int,
        group: (any EventLoopGroup)? = nil,
        onListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.engine = engine
        self.host = host
        self.port = port
        self.group = group ?? .singletonMultiThreadedEventLoopGroup
        self.onListening = onListening
    }

    /// Binds, serves, and returns once every session was told and is gone.
    /// - Throws: an `IOError` when the port can't be bound.
    public func run() async throws {
        let channel = try await bootstrap.bind(host: host, port: port).get()
        engine.logger.info("listening", metadata: ["port": "\(channel.localAddress?.port ?? 0)"])
        onListening(channel.localAddress?.port ?? 0)
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await channel.closeFuture.get()
        } onCancelOrGracefulShutdown: {
            channel.close(promise: nil)
        }
        await engine.drain()
    }

    private var bootstrap: ServerBootstrap {
        let engine = engine
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 4_096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try EngineHandler.configure(channel, engine: engine, neighbour: nil)
                }
            }
    }
}
