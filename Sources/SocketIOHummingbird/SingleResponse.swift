import NIOCore
import NIOHTTPTypes

/// Lets one response out for each request (RFC 9112, section 9.2).
///
/// Hummingbird writes 400 when a body breaks off, also after it has answered the request; NIO traps on that in debug builds, and in
/// release builds the 400 would be the answer to a request nobody made.
final class SingleResponse: ChannelDuplexHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Whether the request that came last has its whole response.
    private var isAnswered = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) { isAnswered = false }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isAnswered else {
            promise?.succeed()
            return
        }
        if case .end = unwrapOutboundIn(data) { isAnswered = true }
        context.write(data, promise: promise)
    }
}
