public import EngineIO
public import HummingbirdCore
public import Logging
public import NIOCore
import NIOHTTP1

/// Sets up each connection of a Hummingbird server that also serves Socket.IO.
///
/// Hummingbird's handlers come in with the first request that is its own; a connection that is only a WebSocket never
/// has them.
public struct SocketIOChannel: ServerChildChannel, HTTPChannelHandler {
    private let engine: Engine
    private let configuration: HTTP1Channel.Configuration
    /// Answers the requests that are not for the engine.
    public let responder: HTTPChannelHandler.Responder

    /// `responder` answers the requests that are not for the engine.
    public init(
        engine: Engine,
        configuration: HTTP1Channel.Configuration,
        responder: @escaping HTTPChannelHandler.Responder
    ) {
        self.engine = engine
        self.configuration = configuration
        self.responder = responder
    }

    public func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<MountedConnection> {
        channel.eventLoop.makeCompletedFuture {
            let connection = MountedConnection(channel: channel, configuration: configuration, logger: logger)
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = configuration.httpDecoder.maxHeaderFieldSize
            limits.maxHeaderListSize = configuration.httpDecoder.maxHeaderListSize
            limits.maxHeaderFieldCount = configuration.httpDecoder.maxHeaderFieldCount
            do {
                try EngineHandler.configure(channel, engine: engine, neighbour: connection, limits: limits)
            } catch {
                connection.leave(channel)  // the client is gone already: nobody will wait for its requests
                throw error
            }
            return connection
        }
    }

    public func handle(value connection: MountedConnection, logger: Logger) async {
        do {
            let requests = try await withTaskCancellationHandler {
                try await connection.requests.get()
            } onCancel: {
                connection.channel.close(promise: nil)
            }
            guard let requests else { return }
            await handleHTTP(asyncChannel: requests, logger: logger)
        } catch {
            logger.debug("connection could not be set up", metadata: ["error": "\(error)"])
        }
    }
}
