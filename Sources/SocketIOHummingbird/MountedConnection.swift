public import EngineIO
public import HummingbirdCore
import Logging
public import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// A connection whose requests may be Hummingbird's: it adds Hummingbird's handlers with the first of them.
public struct MountedConnection: ServerChildChannelValue, HTTPNeighbour {
    typealias Requests = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    /// The connection.
    public let channel: any Channel
    private let configuration: HTTP1Channel.Configuration
    private let logger: Logger
    private let promise: EventLoopPromise<Requests?>

    init(channel: any Channel, configuration: HTTP1Channel.Configuration, logger: Logger) {
        self.channel = channel
        self.configuration = configuration
        self.logger = logger
        promise = channel.eventLoop.makePromise(of: Requests?.self)
    }

    /// Hummingbird's side of the connection; nil when it never had a request.
    var requests: EventLoopFuture<Requests?> { promise.futureResult }

    public func prepare(_ channel: any Channel) throws {
        let operations = channel.pipeline.syncOperations
        // Hummingbird answers itself what is no HTTP.
        operations.removeHandler(try operations.handler(type: HTTPServerProtocolErrorHandler.self), promise: nil)
        try operations.addHandlers(HTTP1ToHTTPServerCodec(secure: false), SingleResponse())
        try operations.addHandlers(configuration.additionalChannelHandlers())
        let idleTimeout = configuration.idleTimeout.map { Duration($0) }
        try operations.addHandler(HTTPConnectionStateHandler(idleTimeout: idleTimeout, logger: logger))
        promise.succeed(
            try NIOAsyncChannel(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            )
        )
    }

    public func leave(_ channel: any Channel) {
        promise.succeed(nil)
    }
}
