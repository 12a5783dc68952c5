import Logging
public import NIOCore
import NIOHTTP1

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
        guard !isOneTooMany else {
            state = .skipping
            return refuse(.tooManyConnections, keepAlive: false)
        }
        guard RequestTarget(head.uri).isBelow(engine.configuration.path) else {
            state = .passing
            stopDeadline()
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
        stopDeadline()
        switch route {
        case .refuse(let refusal): refuse(refusal, keepAlive: head.headers[canonicalForm: "upgrade"].isEmpty)
        case .preflight: write(.noContent, extra: Self.preflightHeaders, body: nil)
        case .open: ask(head) { $0.open($1) }
        case .poll(let sid): poll(sid)
        case .post(let sid): post(sid, body)
        case .openWebSocket(let accept): ask(head) { $0.upgrade($1, sid: nil, accept: accept) }
        case .upgrade(let sid, let accept): upgrade(handshake(head), sid: sid, accept: accept)
        }
    }
}
