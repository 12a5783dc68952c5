package import NIOCore
import Synchronization

extension Session {
    /// Queues a frame; frames of one thread keep their order. Never waits.
    ///
    /// A volatile one is dropped when the outbox is full; any other then closes the session.
    public func send(_ frame: Frame, volatile: Bool = false) {
        send(frame, volatile: volatile, flushing: false)
    }

    func send(_ frame: Frame, volatile: Bool = false, flushing: Bool) {
        guard let home else { return settle(enqueue(frame, volatile: volatile))?.execute { self.drain() } ?? () }
        home.run { self.deliver(frame, volatile: volatile, flushing: flushing) }
    }

    /// Writes a frame to the WebSocket, or queues it while that takes no more; call it on `home` only.
    ///
    /// This is the end of the way of every broadcast: one lock, no allocation, and no flush unless `flushing`.
    package func deliver(_ frame: Frame, volatile: Bool = false, flushing: Bool = false) {
        let (action, link) = state.withLock { state -> (SessionMachine.DeliverAction, WebSocketLink?) in
            let action = state.machine.deliver(frame, volatile: volatile)
            return (action, action == .write ? state.link : nil)
        }
        switch action {
        case .write: link?.write(frame, flushing: flushing)
        case .drain: drain()
        case .overflow: close(.slowConsumer, orderly: false)
        case .nothing: break
        }
    }

    /// What the caller of `enqueue` must see to, once it holds no lock.
    package enum Enqueued: Sendable {
        case done
        /// Call `drain` on this loop, once for all that was queued.
        case drain(any EventLoop)
        /// The client is too slow.
        case overflowed
    }

    /// Queues a frame and calls nobody, so that it may be used under a lock; pass what it returns to `settle`.
    package func enqueue(_ frame: Frame, volatile: Bool = false) -> Enqueued {
        state.withLock { state in
            switch state.machine.send(frame, volatile: volatile) {
            case .nothing: return .done
            case .overflow: return .overflowed
            case .drain: return (state.link?.loop ?? state.poll?.loop).map { .drain($0) } ?? .done
            }
        }
    }

    /// Closes a session that overflowed; otherwise returns the loop on which to drain it.
    package func settle(_ enqueued: Enqueued) -> (any EventLoop)? {
        switch enqueued {
        case .done: return nil
        case .drain(let loop): return loop
        case .overflowed:
            close(.slowConsumer, orderly: false)
            return nil
        }
    }

    /// Writes what is owed; runs on the transport's loop, or sends itself there.
    package func drain() {
        let work = state.withLock { state -> Drain? in
            if let loop = state.link?.loop ?? state.poll?.loop, !loop.inEventLoop { return .elsewhere(loop) }
            let frames = state.machine.drain()
            guard !frames.isEmpty else { return nil }
            if let link = state.link { return .write(link, frames) }
            return state.takePoll().map { .answer($0, frames) }
        }
        switch work {
        case .none: return
        case .elsewhere(let loop): loop.execute { self.drain() }
        case .write(let link, let frames): for frame in frames { link.write(frame) }
        case .answer(let poll, let frames): poll.send(.frames(frames))
        }
    }

    private enum Drain {
        case elsewhere(any EventLoop)
        case write(WebSocketLink, [Frame])
        case answer(PollAnswer, [Frame])
    }

    func writabilityChanged(_ isWritable: Bool) {
        if state.withLock({ $0.machine.writability(isWritable) }) == .drain { drain() }
    }
}
