import NIOCore
import Synchronization

extension Session {
    /// A GET came; `answer` is kept until there is something to say.
    func poll(_ answer: PollAnswer) {
        let (action, first) = state.withLock { state -> (SessionMachine.PollAction, PollAnswer?) in
            let action = state.machine.poll(now: .now())
            if case .wait = action { state.poll = answer }
            if case .conflict = action { return (action, state.takePoll()) }
            return (action, nil)
        }
        switch action {
        case .wait: return
        case .answer(let frames): answer.send(.frames(frames))
        case .refuse: answer.send(.refusal(.unknownSession))
        case .conflict:
            first?.send(.frames([.close]))
            answer.send(.refusal(.badRequest))
            close(.transportError, orderly: false)
        case .tooLate:
            answer.send(.refusal(.unknownSession))
            close(.pingTimeout, orderly: false)
        }
        if state.withLock({ $0.machine.isOver }) { engine.forget(self) }
    }

    /// The connection of a waiting poll is gone, and the session with it.
    func pollGone(_ answer: PollAnswer) {
        let isOver = state.withLock { state -> Bool in
            guard state.poll?.id == answer.id else { return false }
            state.poll = nil
            return state.machine.pollGone()
        }
        if isOver { close(.transportClose, orderly: false) }
    }

    /// A POST came with its whole body.
    func post(_ body: ByteBuffer, _ answer: PollAnswer) {
        switch state.withLock({ $0.machine.beginPost(now: .now()) }) {
        case .refuse: return answer.send(.refusal(.unknownSession))
        case .tooLate:
            answer.send(.refusal(.unknownSession))
            return close(.pingTimeout, orderly: false)
        case .conflict:
            answer.send(.refusal(.badRequest))
            return close(.transportError, orderly: false)
        case .accept: break
        }
        defer { state.withLock { $0.machine.endPost() } }
        do throws(PacketError) {
            let packets = try Payload.decode(body)
            if packets.allSatisfy(receive) { answer.send(.done) } else { closedByPost(answer) }
        } catch {
            answer.send(.refusal(.badRequest))
            close(.parseError, orderly: false)
        }
    }

    /// Takes a packet of a POST; false when it closes the session.
    private func receive(_ packet: Packet) -> Bool {
        switch packet {
        case .message(let message): received(message)
        case .pong: state.withLock { $0.machine.pong(now: .now()) }
        case .close: return false
        case .open, .ping, .upgrade, .noop: break
        }
        return true
    }

    /// A waiting poll ends with `6`; one that may still be under way on another loop is given a moment.
    private func closedByPost(_ answer: PollAnswer) {
        let (owesNoop, poll) = state.withLock { state -> (Bool, PollAnswer?) in
            guard state.machine.isOpen else { return (false, nil) }
            return (state.machine.closedByPost(), state.takePoll())
        }
        poll?.send(.frames([.noop]))
        finish(.transportClose, forget: !owesNoop)
        guard owesNoop else { return answer.send(.done) }
        answer.loop.scheduleTask(in: .milliseconds(50)) {
            self.state.withLock { $0.machine.forgetNoop() }
            self.engine.forget(self)
            answer.send(.done)
        }
    }
}
