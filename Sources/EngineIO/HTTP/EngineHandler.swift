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

    private enum State {
        case idle
        /// The request belongs to the neighbour.
        case passing
        case reading(HTTPRequestHead, RequestRoute, ByteBuffer)
        /// The request is answered; the rest of its body is dropped.
        case skipping
        case waiting(Session, PollAnswer)
        case upgraded
    }

    private let engine: Engine
    private let neighbour: (any HTTPNeighbour)?
    private let httpHandlers: [any RemovableChannelHandler]
    private var state = State.idle
    private var context: ChannelHandlerContext?
    private var isNeighbourReady = false
    private var requests: UInt64 = 0
    private var current: HTTPRequestHead?
    private var isQuiescing = false

    private init(engine: Engine, neighbour: (any HTTPNeighbour)?, httpHandlers: [any RemovableChannelHandler]) {
        self.engine = engine
        self.neighbour = neighbour
        self.httpHandlers = httpHandlers
    }

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
        let engineHandler = EngineHandler(engine: engine, neighbour: neighbour, httpHandlers: handlers.reversed())
        try channel.pipeline.syncOperations.addHandlers(handlers)
        try channel.pipeline.syncOperations.addHandler(engineHandler)
    }

    public func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    public func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }
}

// MARK: - Reading

extension EngineHandler {
    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (state, unwrapInboundIn(data)) {
        case (.idle, .head(let head)): begin(head, context)
        case (.passing, .end), (.passing, .body), (.passing, .head): pass(data, context)
        case (.reading(let head, let route, let body), .body(let part)): read(head, route, body, part)
        case (.reading(let head, let route, let body), .end): act(head, route, body)
        case (.skipping, .end): state = .idle
        default: break
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        requests &+= 1
        current = head
        guard RequestTarget(head.uri).isBelow(engine.configuration.path) else {
            state = .passing
            return pass(head, context)
        }
        let route = RequestRoute(head: head, origins: engine.configuration.origins)
        if case .refuse(let refusal) = route {
            engine.logger.warning("handshake refused", metadata: ["message": "\(refusal.message)"])
        }
        state = .reading(head, route, ByteBuffer())
        if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }) { refuseIfTooLarge(length) }
    }

    private func pass(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        do {
            if !isNeighbourReady { try neighbour?.prepare(context.channel) }
        } catch {
            return context.close(promise: nil)
        }
        guard neighbour != nil else {
            state = .reading(head, .refuse(.unknownTransport), ByteBuffer())
            return
        }
        isNeighbourReady = true
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private func pass(_ data: NIOAny, _ context: ChannelHandlerContext) {
        if case .end = unwrapInboundIn(data) { state = .idle }
        context.fireChannelRead(data)
    }

    private func read(_ head: HTTPRequestHead, _ route: RequestRoute, _ body: ByteBuffer, _ part: ByteBuffer) {
        guard !refuseIfTooLarge(body.readableBytes + part.readableBytes) else { return }
        state = .skipping  // so that the body has one owner while it grows
        var whole = body
        whole.writeImmutableBuffer(part)
        state = .reading(head, route, whole)
    }

    @discardableResult
    private func refuseIfTooLarge(_ length: Int) -> Bool {
        guard length > engine.configuration.maxPayload else { return false }
        state = .skipping
        refuse(.tooLarge, keepAlive: false)
        return true
    }

    private func act(_ head: HTTPRequestHead, _ route: RequestRoute, _ body: ByteBuffer) {
        state = .idle
        switch route {
        case .refuse(let refusal): refuse(refusal, keepAlive: head.headers[canonicalForm: "upgrade"].isEmpty)
        case .preflight: write(.noContent, extra: Self.preflightHeaders, body: nil)
        case .open: open(head)
        case .poll(let sid): poll(sid)
        case .post(let sid): post(sid, body)
        case .openWebSocket(let accept): upgrade(head, sid: nil, accept: accept)
        case .upgrade(let sid, let accept): upgrade(head, sid: sid, accept: accept)
        }
    }
}

// MARK: - Acting

extension EngineHandler {
    private func open(_ head: HTTPRequestHead) {
        guard let context else { return }
        guard !engine.isShutDown else { return refuse(.shuttingDown, keepAlive: false) }
        let session = engine.open(handshake(head), over: nil, on: engine.loop(of: context.eventLoop))
        let packet = engine.openPacket(for: session, upgrades: true)
        write(.ok, body: Payload.encode([packet]))
    }

    private func handshake(_ head: HTTPRequestHead) -> Handshake {
        Handshake(head: head, remoteAddress: context?.channel.remoteAddress?.ipAddress)
    }

    private func poll(_ sid: String) {
        guard let session = engine.session(sid), let answer = makeAnswer() else {
            return refuse(.unknownSession)
        }
        state = .waiting(session, answer)
        session.poll(answer)
    }

    private func post(_ sid: String, _ body: ByteBuffer) {
        guard let session = engine.session(sid), let answer = makeAnswer() else {
            return refuse(.unknownSession)
        }
        state = .waiting(session, answer)
        session.post(body, answer)
    }

    private func makeAnswer() -> PollAnswer? {
        guard let context else { return nil }
        return PollAnswer(id: requests, handler: self, loop: context.eventLoop)
    }

    /// Answers the request with this id, unless it was answered already or its connection is gone.
    func answer(_ id: UInt64, _ content: PollAnswer.Content) {
        guard case .waiting(_, let answer) = state, answer.id == id else { return }
        state = .idle
        switch content {
        case .frames(let frames): write(.ok, body: Payload.encode(frames))
        case .done: write(.ok, type: "text/html", body: ByteBuffer(string: "ok"))
        case .refusal(let refusal): refuse(refusal)
        }
    }

    private func upgrade(_ head: HTTPRequestHead, sid: String?, accept: String) {
        guard let context else { return }
        if let sid, engine.session(sid) == nil { return refuse(.unknownSession, keepAlive: false) }
        guard !engine.isShutDown else { return refuse(.shuttingDown, keepAlive: false) }
        let webSocket = SessionWebSocket(
            home: engine.loop(of: context.eventLoop),
            decoder: WebSocketDecoder(limit: engine.configuration.maxPayload),
            patience: engine.timing.messageTimeout
        )
        let headers: HTTPHeaders = ["Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Accept": accept]
        let handshake = handshake(head)
        state = .upgraded
        let response = HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        replaceHTTP(with: webSocket, context)
        webSocket.begin(engine, handshake, sid: sid)
        neighbour?.leave(context.channel)
    }

    private func replaceHTTP(with webSocket: SessionWebSocket, _ context: ChannelHandlerContext) {
        let channel = context.channel
        let operations = channel.pipeline.syncOperations
        do {
            try operations.addHandler(webSocket, position: .after(self))
        } catch {
            return context.close(promise: nil)
        }
        for handler in httpHandlers { operations.removeHandler(handler, promise: nil) }
        operations.removeHandler(self, promise: nil)
    }
}

// MARK: - Writing

extension EngineHandler {
    private static let preflightHeaders: HTTPHeaders = [
        "Access-Control-Allow-Methods": "GET,POST", "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": "600",
    ]

    private func refuse(_ refusal: Refusal, keepAlive: Bool = true) {
        let body = ByteBuffer(string: refusal.body)
        write(refusal.status, type: "application/json", body: body, keepAlive: keepAlive)
    }

    private func write(
        _ status: HTTPResponseStatus,
        type: String = "text/plain; charset=UTF-8",
        extra: HTTPHeaders = [:],
        body: ByteBuffer?,
        keepAlive: Bool = true
    ) {
        guard let context else { return }
        let closes = !keepAlive || isQuiescing || current?.isKeepAlive == false
        var headers = extra
        addCORS(&headers)
        if closes { headers.add(name: "Connection", value: "close") }
        headers.add(name: "Cache-Control", value: "no-store")
        if let body {
            headers.add(name: "Content-Type", value: type)
            headers.add(name: "Content-Length", value: String(body.readableBytes))
        }
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if let body, current?.method != .HEAD { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: closes ? written : nil)
        guard closes else { return written.succeed() }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in bound.value.close(promise: nil) }
    }

    private func addCORS(_ headers: inout HTTPHeaders) {
        guard let origin = current?.headers.first(name: "origin"),
            engine.configuration.origins.allows(origin: origin, host: current?.headers.first(name: "host"))
        else { return }
        headers.add(name: "Access-Control-Allow-Origin", value: origin)
        headers.add(name: "Access-Control-Allow-Credentials", value: "true")
        headers.add(name: "Vary", value: "Origin")
    }
}

// MARK: - Closing

extension EngineHandler {
    public func channelInactive(context: ChannelHandlerContext) {
        clientGone()
        neighbour?.leave(context.channel)
        context.fireChannelInactive()
    }

    private func clientGone() {
        guard case .waiting(let session, let answer) = state else { return }
        state = .idle
        session.pollGone(answer)
    }

    public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed where !isNeighbourReady || isEngineRequest:
            clientGone()
            context.close(promise: nil)
        case is QuiesceHandler.Started:
            isQuiescing = true
            if case .waiting(let session, _) = state { session.close(.serverShuttingDown) }
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    private var isEngineRequest: Bool {
        switch state {
        case .reading, .waiting, .skipping: true
        case .idle, .passing, .upgraded: false
        }
    }
}
