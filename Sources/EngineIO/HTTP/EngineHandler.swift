import Logging
public import NIOCore
public import NIOHTTP1

/// Answers the requests to the mount's path, for polling and for WebSocket; lets all others through to its neighbour.
///
/// Added by `configure`, which sets up the whole HTTP/1 pipeline around it.
public final class EngineHandler: ChannelInboundHandler, RemovableChannelHandler {
    public typealias InboundIn = HTTPServerRequestPart
    public typealias InboundOut = HTTPServerRequestPart
    public typealias OutboundOut = HTTPServerResponsePart

    enum State {
        case idle
        /// The request belongs to the neighbour.
        case passing
        /// The application is asked whether the client may connect.
        case deciding
        case reading(HTTPRequestHead, RequestRoute, ByteBuffer)
        /// The request is answered; the rest of its body is dropped.
        case skipping
        case waiting(Session, PollAnswer)
        case upgraded
    }

    let engine: Engine
    let neighbour: (any HTTPNeighbour)?
    let httpHandlers: [any RemovableChannelHandler]
    var state = State.idle
    var context: ChannelHandlerContext?
    var isNeighbourReady = false
    var requests: UInt64 = 0
    var current: HTTPRequestHead?
    var isQuiescing = false
    /// There are too many connections: the first request is answered 503.
    let isOneTooMany: Bool
    private var deadline: Alarm?

    private init(
        engine: Engine,
        neighbour: (any HTTPNeighbour)?,
        httpHandlers: [any RemovableChannelHandler],
        isOneTooMany: Bool
    ) {
        self.engine = engine
        self.neighbour = neighbour
        self.httpHandlers = httpHandlers
        self.isOneTooMany = isOneTooMany
    }

    /// Each connection keeps one buffer to read into: small, because most packets are, and growing with what comes.
    private static let receiveBuffers = AdaptiveRecvByteBufferAllocator(minimum: 64, initial: 256, maximum: 65_536)

    /// Sets up HTTP/1 and the engine on a new connection; call it on the channel's loop.
    public static func configure(
        _ channel: any Channel,
        engine: Engine,
        neighbour: (any HTTPNeighbour)?,
        limits: NIOHTTPDecoderLimitConfiguration = .init()
    ) throws {
        let decoder = ByteToMessageHandler(
            HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits)
        )
        let handlers: [any ChannelHandler & RemovableChannelHandler] = [
            QuiesceHandler(), HTTPResponseEncoder(), decoder, HTTPServerPipelineHandler(),
            HTTPServerProtocolErrorHandler(),
        ]
        // Removed from the last to the first, so that what the decoder still holds goes to the WebSocket.
        let engineHandler = EngineHandler(
            engine: engine,
            neighbour: neighbour,
            httpHandlers: handlers.reversed(),
            isOneTooMany: !engine.admit(channel)
        )
        try channel.syncOptions?.setOption(.recvAllocator, value: receiveBuffers)
        try channel.pipeline.syncOperations.addHandlers(handlers)
        try channel.pipeline.syncOperations.addHandler(engineHandler)
    }

    public func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        startDeadline()
    }

    /// Comes after an upgrade and at the end of every connection, also of one that was never active.
    public func handlerRemoved(context: ChannelHandlerContext) {
        stopDeadline()
        neighbour?.leave(context.channel)
        self.context = nil
    }

    /// A request must be whole within `messageTimeout`, counted from the last answer.
    func startDeadline() {
        deadline?.cancel()
        guard let context else { return }
        deadline = engine.loop(of: context.eventLoop).alarm(after: engine.timing.messageTimeout) { [weak self] in
            self?.context?.close(promise: nil)
        }
    }

    func stopDeadline() {
        deadline?.cancel()
        deadline = nil
    }
}
