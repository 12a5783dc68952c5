package import NIOCore

/// One WebSocket (RFC 6455): framing, pings and the closing handshake; what its messages mean is up to a subclass.
///
/// A plain handler, the only one of its channel: nothing runs while the connection is idle.
package class WebSocketHandler: ChannelDuplexHandler {
    package typealias InboundIn = ByteBuffer
    package typealias OutboundIn = Never
    package typealias OutboundOut = ByteBuffer

    /// How far the connection is in its life.
    private enum State {
        case open
        /// A close frame went out; waits for the client's.
        case closing
        case closed
    }

    /// The loop of the channel.
    package let home: EngineLoop
    private var decoder: WebSocketDecoder
    private var state = State.open
    private(set) var context: ChannelHandlerContext?
    private var isReading = true
    private var isReadHeldBack = false
    private var isFlushPending = false
    private var deadline: Alarm?
    private let patience: TimeAmount

    /// `patience` is how long one message, and the closing handshake, may take.
    package init(home: EngineLoop, decoder: WebSocketDecoder, patience: TimeAmount = .seconds(30)) {
        self.home = home
        self.decoder = decoder
        self.patience = patience
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    /// A whole message came.
    package func received(_ message: Message) {}

    /// The connection is of no use any more; called once, before the close frame is written or after the cut.
    package func ended(_ end: WebSocketEnd) {}

    /// The channel takes more, or no more for now.
    package func writabilityChanged(_ isWritable: Bool) {}

    /// The server is shutting down gracefully.
    package func quiesce() {
        close(code: 1001, reason: "")
    }
}

// MARK: - Reading

extension WebSocketHandler {
    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .closed = state { return }
        var bytes = unwrapInboundIn(data)
        decoder.append(&bytes)
        do throws(WebSocketError) {
            while let event = try decoder.next() {
                receive(event)
                if case .closed = state { return }
            }
        } catch {
            fail(error)
        }
        watchUnfinished()
    }

    private func receive(_ event: WebSocketDecoder.Event) {
        switch event {
        case .message(let message): if case .open = state { received(message) }
        case .ping(let content): if case .open = state { write(opcode: 0x8A, content) }
        case .pong: break
        case .close(let code): closedByClient(code)
        }
    }

    /// One timer, and only while a message is under way.
    private func watchUnfinished() {
        guard case .open = state else { return }
        guard !decoder.isIdle else {
            deadline?.cancel()
            deadline = nil
            return
        }
        guard deadline == nil else { return }
        deadline = home.alarm(after: patience) { [weak self] in self?.fail(.unfinished) }
    }

    package func read(context: ChannelHandlerContext) {
        guard isReading else {
            isReadHeldBack = true
            return
        }
        context.read()
    }

    /// Stops or resumes reading; what was read already is still handled.
    func setReading(_ isReading: Bool) {
        self.isReading = isReading
        guard isReading, isReadHeldBack else { return }
        isReadHeldBack = false
        context?.read()
    }
}

// MARK: - Writing

extension WebSocketHandler {
    /// Writes a frame, to be flushed with all that follows in this turn of the loop, or with `flushing` at once.
    package func write(_ frame: Frame, flushing: Bool = false) {
        guard let context else { return }
        context.write(wrapOutboundOut(frame.bytes), promise: nil)
        for attachment in frame.attachments { context.write(wrapOutboundOut(attachment.bytes), promise: nil) }
        guard flushing else { return flushLater() }
        isFlushPending = false
        context.flush()
    }

    private func flushLater() {
        guard !isFlushPending else { return }
        isFlushPending = true
        home.flushLater(self)
    }

    /// Sends what was written, unless that is done already.
    func flushIfPending() {
        guard isFlushPending else { return }
        isFlushPending = false
        context?.flush()
    }

    func write(opcode: UInt8, _ content: ByteBuffer) {
        guard let context else { return }
        let header = WebSocketHeader(opcode: opcode, length: content.readableBytes)
        var frame = context.channel.allocator.buffer(capacity: header.length + content.readableBytes)
        frame.moveWriterIndex(to: header.length)
        header.write(into: &frame, at: 0)
        frame.writeImmutableBuffer(content)
        context.write(wrapOutboundOut(frame), promise: nil)
        flushLater()
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard case .open = state else { return }
        writabilityChanged(context.channel.isWritable)
    }
}

// MARK: - Closing

extension WebSocketHandler {
    private static let closeTimeout = TimeAmount.seconds(2)

    /// Sends a close frame and gives the client a moment to answer it.
    package func close(code: UInt16, reason: String) {
        guard case .open = state else { return }
        state = .closing
        sendClose(code, reason)
        deadline?.cancel()
        deadline = home.alarm(after: Self.closeTimeout) { [weak self] in self?.disconnect() }
    }

    private func sendClose(_ code: UInt16, _ reason: String) {
        var content = ByteBuffer(integer: code)
        content.writeString(String(reason.prefix(60)))
        write(opcode: 0x88, content)
    }

    /// The bytes broke the protocol: says so, and doesn't wait for more of them.
    private func fail(_ error: WebSocketError) {
        guard case .open = state else { return disconnect() }
        state = .closing
        ended(.failed)
        sendClose(error.closeCode, error.message)
        disconnect()
    }

    private func closedByClient(_ code: UInt16?) {
        if case .open = state {
            state = .closing
            ended(.closedByClient)
            if let code { sendClose(code, "") } else { write(opcode: 0x88, ByteBuffer()) }
        }
        disconnect()
    }

    /// Closes the connection at once, after what was written.
    package func disconnect() {
        if case .closed = state { return }
        state = .closed
        deadline?.cancel()
        deadline = nil
        context?.flush()
        context?.close(promise: nil)
    }

    private func cut(_ end: WebSocketEnd) {
        if case .open = state { ended(end) }
        if case .closed = state { return }
        state = .closing
        disconnect()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        cut(.closedByClient)
        context.fireChannelInactive()
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        cut(.failed)
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: if case .open = state { quiesce() }
        case ChannelEvent.inputClosed: cut(.closedByClient)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// Handlers that served this connection before the upgrade have no say any more.
    package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        promise?.succeed()
    }
}
