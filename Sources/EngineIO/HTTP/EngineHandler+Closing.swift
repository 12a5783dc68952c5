public import NIOCore

extension EngineHandler {
    public func channelInactive(context: ChannelHandlerContext) {
        clientGone()
        stopDeadline()
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
            if case .waiting(let session, _) = state { engine.retire(session, on: context.eventLoop) }
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    private var isEngineRequest: Bool {
        switch state {
        case .reading, .deciding, .waiting, .skipping: true
        case .idle, .passing, .upgraded: false
        }
    }
}
