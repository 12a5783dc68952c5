import NIOCore
import Synchronization

extension Session {
    /// Called by the wheel; returns when to call again.
    func tick(now: NIODeadline) -> NIODeadline? {
        switch state.withLock({ $0.machine.tick(now: now) }) {
        case .wait(let next): return next
        case .ping(let next):
            send(.ping, flushing: true)
            return next
        case .abandonUpgrade:
            let candidate = state.withLock { $0.candidate }
            upgradeGone()
            candidate?.close(code: 1002, reason: "upgrade timeout")
            return now
        case .close(let reason):
            close(reason, orderly: false)
            return nil
        case .forget:
            engine.forget(self)
            return nil
        }
    }

    /// Closes the session; its delegate hears the reason. A second call does nothing.
    ///
    /// An orderly close first delivers what is owed, so it takes its turn behind frames that are on their way to the loop.
    public func close(_ reason: DisconnectReason, orderly: Bool = true) {
        guard orderly, let home else { return closeNow(reason, orderly: orderly) }
        home.run { self.closeNow(reason, orderly: true) }
    }

    /// Closes the session because the server stops; its delegate may send a last word.
    func shutDown() {
        state.withLock { $0.machine.isOpen ? $0.delegate : nil }?.sessionWillShutDown(self)
        close(.serverShuttingDown)
    }

    private func closeNow(_ reason: DisconnectReason, orderly: Bool) {
        let (action, poll, link, candidate) = state.withLock {
            ($0.machine.close(orderly: orderly, now: .now()), $0.poll, $0.link, $0.candidate)
        }
        switch action {
        case .nothing: return
        case .linger(let frames):
            if let frames { poll?.send(.frames(frames)) }
            finish(reason, forget: false)
        case .finish(let frames):
            poll?.send(.frames(frames))
            link?.finish(frames, reason: reason)
            finish(reason, forget: true)
        }
        candidate?.close(code: 1000, reason: reason.description)
    }

    func finish(_ reason: DisconnectReason, forget: Bool) {
        if forget { engine.forget(self) }
        let delegate = state.withLock { state -> (any SessionDelegate)? in
            state.poll = nil
            state.link = nil
            state.candidate = nil
            return state.delegate.take()
        }
        guard let delegate else { return }
        engine.metrics.closed(reason)
        delegate.session(self, closed: reason)
    }
}
