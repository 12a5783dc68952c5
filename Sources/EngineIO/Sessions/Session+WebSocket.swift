import NIOCore
import Synchronization

extension Session {
    /// A WebSocket came with this session's id; false when it must be closed.
    func openUpgrade(_ link: WebSocketLink) -> Bool {
        let now = NIODeadline.now()
        let isAccepted = state.withLock { state -> Bool in
            guard state.machine.openUpgrade(now: now) else { return false }
            state.candidate = link
            return true
        }
        if isAccepted { engine.wake(self, at: now + engine.timing.upgradeTimeout, on: link.loop) }
        return isAccepted
    }

    /// The trying WebSocket sent `2probe`; false when it must be closed.
    func probe() -> Bool {
        proceed { $0.machine.probe() }
    }

    /// The trying WebSocket sent `5`; false when it must be closed.
    func completeUpgrade(on loop: EngineLoop) -> Bool {
        let isUpgraded = proceed { state in
            let action = state.machine.completeUpgrade()
            if case .proceed = action { (state.link, state.candidate) = (state.candidate, nil) }
            return action
        }
        guard isUpgraded else { return false }
        drain()
        settle(on: loop)
        return true
    }

    private func proceed(_ verb: (inout sending State) -> SessionMachine.UpgradeAction) -> Bool {
        let (action, poll) = state.withLock { state -> (SessionMachine.UpgradeAction, PollAnswer?) in
            let action = verb(&state)
            guard case .proceed(.some) = action else { return (action, nil) }
            return (action, state.takePoll())
        }
        guard case .proceed(let frames) = action else { return false }
        if let frames { poll?.send(.frames(frames)) }
        return true
    }

    /// The trying WebSocket is gone; polling goes on.
    func upgradeGone() {
        state.withLock { state in
            state.machine.abandonUpgrade()
            state.candidate = nil
        }
    }

    /// A packet came over the WebSocket that carries the session; false when it closes the connection.
    func received(_ packet: Packet) -> Bool {
        switch packet {
        case .message(let message): received(message)
        case .pong: state.withLock { $0.machine.pong(now: .now()) }
        case .close:
            close(.transportClose, orderly: false)
            return false
        case .open, .ping, .upgrade, .noop: break
        }
        return true
    }

    func received(_ message: Message) {
        guard let delegate = state.withLock({ $0.machine.isOpen ? $0.delegate : nil }) else { return }
        delegate.session(self, received: message)
    }
}
