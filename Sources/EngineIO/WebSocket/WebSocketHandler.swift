import NIOCore

/// Carries a session over a WebSocket: a plain handler, the only one of its channel.
final class WebSocketHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    private enum State {
        /// Carries this session.
        case open(Session)
        /// Tries to replace the polling of this session.
        case trying(Session)
        /// A close frame went out; waits for the client's.
        case closing
        case closed
    }

    private let engine: Engine
    private let handshake: Handshake
    private let sid: String?
    private var decoder: WebSocketDecoder
    private var state = State.closing
    private var context: ChannelHandlerContext?
    private var isReading = true
    private var isReadHeldBack = false

    /// `sid` is the polling session to replace, or nil for a new one.
    init(engine: Engine, handshake: Handshake, sid: String?) {
        self.engine = engine
        self.handshake = handshake
        self.sid = sid
        decoder = WebSocketDecoder(limit: engine.configuration.maxPayload)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    /// Starts or joins the session; call it once the handshake's answer is written.
    func begin() {
        guard let context else { return }
        let link = WebSocketLink(handler: self, loop: context.eventLoop)
        guard let sid else {
            let session = engine.open(handshake, over: link, on: context.eventLoop)
            state = .open(session)
            return write([engine.openPacket(for: session, upgrades: false)])
        }
        guard let session = engine.session(sid), session.openUpgrade(link) else {
            return close(code: 1000, reason: "session is taken")
        }
        state = .trying(session)
    }
}

// MARK: - Reading

extension WebSocketHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
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
    }

    func read(context: ChannelHandlerContext) {
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

    private func receive(_ event: WebSocketDecoder.Event) {
        switch event {
        case .message(let message): receive(message)
        case .ping(let content): write(opcode: 0x8A, content)
        case .pong: break
        case .close(let code): closedByClient(code)
        }
    }

    private func receive(_ message: Message) {
        switch state {
        case .open(let session): carry(message, session)
        case .trying(let session): tryUpgrade(message, session)
        case .closing, .closed: break
        }
    }

    private func carry(_ message: Message, _ session: Session) {
        do throws(PacketError) {
            guard session.received(try packet(message)) else { return disconnect() }
        } catch {
            session.close(.parseError, orderly: false)
        }
    }

    private func packet(_ message: Message) throws(PacketError) -> Packet {
        switch message {
        case .text(let text): try Packet(text: text)
        case .binary: .message(message)
        }
    }

    private func tryUpgrade(_ message: Message, _ session: Session) {
        switch try? packet(message) {
        case .ping(let content) where content == ByteBuffer(string: "probe"):
            guard session.probe() else { return refuseUpgrade(session) }
            write([.probeAnswer])
        case .upgrade:
            state = .open(session)
            guard session.completeUpgrade() else { return refuseUpgrade(session) }
        default: refuseUpgrade(session)
        }
    }

    private func refuseUpgrade(_ session: Session) {
        session.upgradeGone()
        close(code: 1002, reason: "upgrade out of order")
    }

    private func fail(_ error: WebSocketError) {
        let session = takeSession()
        close(code: error.closeCode, reason: error.message)
        session?.close(.transportError, orderly: false)
    }

    private func closedByClient(_ code: UInt16?) {
        let session = takeSession()
        if case .closing = state {} else { close(code: code ?? 1000, reason: "") }
        session?.close(.transportClose, orderly: false)
        disconnect()
    }
}

// MARK: - Writing

extension WebSocketHandler {
    /// Writes frames with one flush.
    func write(_ frames: [Frame]) {
        guard let context, !frames.isEmpty else { return }
        for frame in frames {
            context.write(wrapOutboundOut(frame.bytes), promise: nil)
            for attachment in frame.attachments { context.write(wrapOutboundOut(attachment.bytes), promise: nil) }
        }
        context.flush()
    }

    private func write(opcode: UInt8, _ content: ByteBuffer) {
        guard let context else { return }
        let header = WebSocketHeader(opcode: opcode, length: content.readableBytes)
        var frame = context.channel.allocator.buffer(capacity: header.length + content.readableBytes)
        frame.moveWriterIndex(to: header.length)
        header.write(into: &frame, at: 0)
        frame.writeImmutableBuffer(content)
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard case .open(let session) = state else { return }
        session.writabilityChanged(context.channel.isWritable)
    }
}

// MARK: - Closing

extension WebSocketHandler {
    private static let patience = TimeAmount.seconds(2)

    /// Sends a close frame and gives the client a moment to answer it.
    func close(code: UInt16, reason: String) {
        if case .closed = state { return }
        state = .closing
        guard let context else { return }
        var content = ByteBuffer(integer: code)
        content.writeString(String(reason.prefix(60)))
        write(opcode: 0x88, content)
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { self.disconnect() }
    }

    /// Closes the connection at once.
    private func disconnect() {
        if case .closed = state { return }
        state = .closed
        context?.close(promise: nil)
    }

    private func takeSession() -> Session? {
        switch state {
        case .open(let session):
            state = .closing
            return session
        case .trying(let session):
            session.upgradeGone()
            state = .closing
            return nil
        case .closing, .closed: return nil
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        let session = takeSession()
        state = .closed
        session?.close(.transportClose, orderly: false)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let session = takeSession()
        session?.close(.transportError, orderly: false)
        disconnect()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: quiesce()
        case ChannelEvent.inputClosed:
            takeSession()?.close(.transportClose, orderly: false)
            disconnect()
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    private func quiesce() {
        switch state {
        case .open(let session): session.close(.serverShuttingDown)
        case .trying(let session): refuseUpgrade(session)
        case .closing, .closed: break
        }
    }

    /// Handlers that served this connection before the upgrade have no say any more.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        promise?.succeed()
    }
}
