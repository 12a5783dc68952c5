import EngineIO
import NIOCore
import NIOHTTP1
import NIOPosix

/// A WebSocket at any path that sends back what it gets, over the framing of `EngineIO`.
enum EchoServer {
    /// Serves until it is cancelled; `onListening` hears the port.
    static func run(on group: any EventLoopGroup, onListening: @Sendable (Int) -> Void) async throws {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try EchoUpgrade.configure(channel) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        onListening(channel.localAddress?.port ?? 0)
        try await channel.closeFuture.get()
    }
}

/// Answers a WebSocket handshake and gives its connection to an `Echo`.
final class EchoUpgrade: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let httpHandlers: [any RemovableChannelHandler]
    private var accept: WebSocketAccept?

    private init(httpHandlers: [any RemovableChannelHandler]) {
        self.httpHandlers = httpHandlers
    }

    static func configure(_ channel: any Channel) throws {
        let decoder = ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes))
        let handlers: [any ChannelHandler & RemovableChannelHandler] = [HTTPResponseEncoder(), decoder]
        try channel.pipeline.syncOperations.addHandlers(handlers)
        try channel.pipeline.syncOperations.addHandler(EchoUpgrade(httpHandlers: handlers.reversed()))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            accept = head.headers.first(name: "sec-websocket-key").flatMap { WebSocketAccept(key: $0) }
        case .body: break
        case .end:
            guard let accept else { return context.close(promise: nil) }
            upgrade(context, accept)
        }
    }

    private func upgrade(_ context: ChannelHandlerContext, _ accept: WebSocketAccept) {
        let headers: HTTPHeaders = [
            "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Accept": accept.value,
        ]
        let head = HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        let operations = context.pipeline.syncOperations
        do { try operations.addHandler(echo(on: context.eventLoop), position: .after(self)) } catch {
            return context.close(promise: nil)
        }
        for handler in httpHandlers { operations.removeHandler(handler, promise: nil) }
        operations.removeHandler(self, promise: nil)
    }

    /// Sends back each message as it came.
    private func echo(on loop: any EventLoop) -> RawWebSocket {
        RawWebSocket(on: loop, limit: 64_000_000, maxFragments: 1_000_000) { $0.send($1) }
    }
}
