import NIOCore
import NIOHTTP1
import NIOPosix

@testable import EngineIO

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
        do { try operations.addHandler(Echo(on: context.eventLoop), position: .after(self)) } catch {
            return context.close(promise: nil)
        }
        for handler in httpHandlers { operations.removeHandler(handler, promise: nil) }
        operations.removeHandler(self, promise: nil)
    }
}

/// Sends back each message as it came.
final class Echo: WebSocketHandler {
    init(on loop: any EventLoop) {
        super.init(
            home: EngineLoop(loop: loop, number: 1, resolution: .seconds(1)),
            decoder: WebSocketDecoder(limit: 64_000_000, maxFragments: 1_000_000)
        )
    }

    override func received(_ message: Message) {
        guard let context else { return }
        switch message {
        case .text(let text): write(opcode: 0x81, text, context)
        case .binary(let bytes): write(opcode: 0x82, bytes, context)
        }
    }

    private func write(opcode: UInt8, _ content: ByteBuffer, _ context: ChannelHandlerContext) {
        let header = WebSocketHeader(opcode: opcode, length: content.readableBytes)
        var head = context.channel.allocator.buffer(capacity: header.length)
        head.moveWriterIndex(to: header.length)
        header.write(into: &head, at: 0)
        context.write(wrapOutboundOut(head), promise: nil)
        context.write(wrapOutboundOut(content), promise: nil)
        home.flushLater(self)
    }
}
