import NIOCore
import NIOPosix

/// A client's WebSocket: one handler that writes the handshake, then frames.
final class WebSocketClientLink: SocketIOClientLink {
    let loop: any EventLoop
    private let channel: any Channel
    private let handler: NIOLoopBound<Handler>

    private init(channel: any Channel, handler: NIOLoopBound<Handler>) {
        loop = channel.eventLoop
        self.channel = channel
        self.handler = handler
    }

    static func open(_ target: SocketIOClientTarget) async throws -> WebSocketClientLink {
        let link = try await ClientBootstrap(group: target.group)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connect(host: target.host, port: target.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = Handler(opened: channel.eventLoop.makePromise())
                    try channel.pipeline.syncOperations.addHandler(handler)
                    let bound = NIOLoopBound(handler, eventLoop: channel.eventLoop)
                    return WebSocketClientLink(channel: channel, handler: bound)
                }
            }
        let request = target.head(
            "GET",
            "transport=websocket",
            [
                ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Version", "13"),
                ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
            ]
        )
        link.channel.writeAndFlush(ByteBuffer(string: request), promise: nil)
        try await link.loop.flatSubmit { link.handler.value.opened.futureResult }.get()
        return link
    }

    func start(_ receive: @escaping @Sendable (SocketIOClientReceived) -> Void) {
        loop.execute { self.handler.value.start(receive) }
    }

    func send(_ packet: String) {
        channel.writeAndFlush(Self.frame(packet), promise: nil)
    }

    func close() {
        channel.writeAndFlush(Self.frame("1"), promise: nil)
        loop.scheduleTask(in: .milliseconds(200)) { self.channel.close(promise: nil) }
    }

    func drop() {
        channel.close(promise: nil)
    }

    /// A text frame; its mask is zero, which leaves the bytes as they are.
    private static func frame(_ text: String) -> ByteBuffer {
        var frame = ByteBuffer(integer: UInt8(0x81))
        let length = text.utf8.count
        switch length {
        case 0..<126: frame.writeInteger(UInt8(length) | 0x80)
        case 126...65_535:
            frame.writeInteger(UInt8(126 | 0x80))
            frame.writeInteger(UInt16(length))
        default:
            frame.writeInteger(UInt8(127 | 0x80))
            frame.writeInteger(UInt64(length))
        }
        frame.writeInteger(UInt32(0))
        frame.writeString(text)
        return frame
    }
}

extension WebSocketClientLink {
    final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        let opened: EventLoopPromise<Void>
        private var isOpen = false
        private var isEnded = false
        private var buffer = ByteBuffer()
        private var early: [SocketIOClientReceived] = []
        private var receive: (@Sendable (SocketIOClientReceived) -> Void)?

        init(opened: EventLoopPromise<Void>) {
            self.opened = opened
        }

        func start(_ receive: @escaping @Sendable (SocketIOClientReceived) -> Void) {
            self.receive = receive
            for item in early { receive(item) }
            early = []
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            var bytes = unwrapInboundIn(data)
            buffer.writeBuffer(&bytes)
            if !isOpen { readAnswer() }
            while isOpen, let (opcode, content) = readFrame() { accept(opcode, content, context) }
            buffer.discardReadBytes()
        }

        private func readAnswer() {
            let text = String(buffer: buffer)
            guard let end = text.firstRange(of: "\r\n\r\n") else { return }
            let status = Int(text.dropFirst(9).prefix(3)) ?? 0
            guard status == 101 else {
                return opened.fail(SocketIOClientError.status(status, String(text[end.upperBound...])))
            }
            buffer.moveReaderIndex(forwardBy: text[..<end.upperBound].utf8.count)
            isOpen = true
            opened.succeed()
        }

        private func readFrame() -> (UInt8, ByteBuffer)? {
            let start = buffer.readerIndex
            guard let opcode: UInt8 = buffer.getInteger(at: start), let short: UInt8 = buffer.getInteger(at: start + 1)
            else { return nil }
            var (length, header) = (Int(short), 2)
            if short == 126 {
                guard let long: UInt16 = buffer.getInteger(at: start + 2) else { return nil }
                (length, header) = (Int(long), 4)
            } else if short == 127 {
                guard let long: UInt64 = buffer.getInteger(at: start + 2) else { return nil }
                (length, header) = (Int(long), 10)
            }
            guard buffer.readableBytes >= header + length else { return nil }
            buffer.moveReaderIndex(forwardBy: header)
            return buffer.readSlice(length: length).map { (opcode & 0x0F, $0) }
        }

        private func accept(_ opcode: UInt8, _ content: ByteBuffer, _ context: ChannelHandlerContext) {
            switch opcode {
            case 1: hand(.packet(String(buffer: content)))
            case 8:
                context.close(promise: nil)
            default: break
            }
        }

        private func hand(_ item: SocketIOClientReceived) {
            guard let receive else { return early.append(item) }
            receive(item)
        }

        func handlerRemoved(context: ChannelHandlerContext) {
            opened.fail(SocketIOClientError.closed(.transport))
            guard !isEnded else { return }
            isEnded = true
            hand(.ended)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
