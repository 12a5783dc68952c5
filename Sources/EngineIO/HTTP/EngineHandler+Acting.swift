import NIOCore
import NIOHTTP1

extension EngineHandler {
    /// Asks the application whether the client may open a session, when it wants to be asked.
    func ask(_ head: HTTPRequestHead, _ go: @escaping @Sendable (EngineHandler, Handshake) -> Void) {
        let handshake = handshake(head)
        guard let allowRequest = engine.configuration.allowRequest, let context else { return go(self, handshake) }
        state = .deciding
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        // Ends with the application's answer; when the connection is gone by then, nobody is told.
        Task.immediate {
            let isAllowed = await allowRequest(handshake)
            handler.eventLoop.execute { handler.value.decided(isAllowed, handshake, go) }
        }
    }

    private func decided(
        _ isAllowed: Bool,
        _ handshake: Handshake,
        _ go: (EngineHandler, Handshake) -> Void
    ) {
        guard case .deciding = state, context != nil else { return }
        state = .idle
        if isAllowed { go(self, handshake) } else { refuse(.forbidden, keepAlive: false) }
    }

    func open(_ handshake: Handshake) {
        guard let context else { return }
        guard !engine.isShutDown else { return refuse(.shuttingDown, keepAlive: false) }
        let session = engine.open(handshake, over: nil, on: engine.loop(of: context.eventLoop))
        let packet = engine.openPacket(for: session, upgrades: true)
        write(.ok, extra: cookie(session), body: Payload.encode([packet]))
    }

    private func cookie(_ session: Session) -> HTTPHeaders {
        guard let cookie = engine.configuration.cookie else { return [:] }
        return ["Set-Cookie": cookie.header(session.id)]
    }

    func handshake(_ head: HTTPRequestHead) -> Handshake {
        Handshake(head: head, remoteAddress: context?.channel.remoteAddress?.ipAddress)
    }

    func poll(_ sid: String) {
        guard let session = engine.session(sid), let answer = makeAnswer() else {
            return refuse(.unknownSession)
        }
        state = .waiting(session, answer)
        session.poll(answer)
    }

    func post(_ sid: String, _ body: ByteBuffer) {
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

    func upgrade(_ handshake: Handshake, sid: String?, accept: String) {
        guard let context else { return }
        if let sid, engine.session(sid) == nil { return refuse(.unknownSession, keepAlive: false) }
        guard !engine.isShutDown else { return refuse(.shuttingDown, keepAlive: false) }
        let webSocket = SessionWebSocket(
            home: engine.loop(of: context.eventLoop),
            decoder: WebSocketDecoder(limit: engine.configuration.maxPayload),
            patience: engine.timing.messageTimeout
        )
        let headers: HTTPHeaders = ["Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Accept": accept]
        state = .upgraded
        let response = HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        replaceHTTP(with: webSocket, context)
        webSocket.begin(engine, handshake, sid: sid)
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
