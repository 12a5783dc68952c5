import NIOCore

/// Answers one request of a polling client, from any thread, once.
struct PollAnswer: Sendable {
    /// What a poll or POST can be answered with.
    enum Content: Sendable {
        case frames([Frame])
        case done
        case refusal(Refusal)
    }

    /// Tells this request from others of the same session.
    let id: UInt64
    /// The loop of the connection the request came on.
    let loop: any EventLoop
    private let handler: NIOLoopBound<EngineHandler>

    init(id: UInt64, handler: EngineHandler, loop: any EventLoop) {
        self.id = id
        self.loop = loop
        self.handler = NIOLoopBound(handler, eventLoop: loop)
    }

    /// Sends the answer; a later one for the same request is ignored.
    func send(_ content: Content) {
        guard !loop.inEventLoop else { return handler.value.answer(id, content) }
        loop.execute { handler.value.answer(id, content) }
    }
}
