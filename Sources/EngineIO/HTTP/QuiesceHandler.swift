import NIOCore

/// Tells the engine's handler of a graceful shutdown before NIO's pipelining handler, which keeps the event to itself.
final class QuiesceHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Never

    /// Passes through all handlers; a waiting poll is to be answered now.
    struct Started {}

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { context.fireUserInboundEventTriggered(Started()) }
        context.fireUserInboundEventTriggered(event)
    }
}
