package import NIOCore
import Synchronization

/// One client's connection, whichever transport carries it; safe to use from any thread.
///
/// `SessionMachine` decides under the lock; the session acts outside of it.
public final class Session: Sendable {
    /// The id the client knows (`sid`).
    public let id: String
    /// The request that opened the session.
    public let handshake: Handshake
    let engine: Engine
    private let state: Mutex<State>

    private struct State {
        var machine: SessionMachine
        var delegate: (any SessionDelegate)?
        var poll: PollAnswer?
        var link: WebSocketLink?
        var candidate: WebSocketLink?

        mutating func takePoll() -> PollAnswer? { poll.take() }
    }

    init(engine: Engine, handshake: Handshake, phase: SessionMachine.Phase, link: WebSocketLink? = nil) {
        id = SessionID.random()
        self.engine = engine
        self.handshake = handshake
        let machine = SessionMachine(
            phase: phase,
            outboxLimit: engine.configuration.outboxLimit,
            timing: engine.timing,
            now: .now()
        )
        state = Mutex(State(machine: machine, link: link))
    }

    func start(delegate: any SessionDelegate) {
        state.withLock { $0.delegate = delegate }
    }

    /// The application accepted the client: `connectTimeout` no longer applies.
    public func admit() {
        state.withLock { $0.machine.admit() }
    }

    /// True once `admit` was called.
    package var isAdmitted: Bool { state.withLock { $0.machine.isAdmitted } }

    /// Stops reading from the client's WebSocket, so that TCP holds it back.
    package func pause() { setReading(false) }

    /// Reads again.
    package func resume() { setReading(true) }

    private func setReading(_ isReading: Bool) {
        state.withLock { $0.link }?.setReading(isReading)
    }

    /// True until the session is closed.
    public var isOpen: Bool { state.withLock { $0.machine.isOpen } }
}

// MARK: - Sending

extension Session {
    /// Queues a frame; frames of one thread keep their order. Never waits.
    ///
    /// A volatile one is dropped when the outbox is full; any other then closes the session.
    public func send(_ frame: Frame, volatile: Bool = false) {
        settle(enqueue(frame, volatile: volatile))?.execute { self.drain() }
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
        case .write(let link, let frames): link.write(frames)
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

// MARK: - Polling

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
        if !isOpen { engine.forget(self) }
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

// MARK: - WebSocket

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
    func completeUpgrade() -> Bool {
        let isUpgraded = proceed { state in
            let action = state.machine.completeUpgrade()
            if case .proceed = action { (state.link, state.candidate) = (state.candidate, nil) }
            return action
        }
        if isUpgraded { drain() }
        return isUpgraded
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

    private func received(_ message: Message) {
        guard let delegate = state.withLock({ $0.machine.isOpen ? $0.delegate : nil }) else { return }
        delegate.session(self, received: message)
    }
}

// MARK: - Time and end

extension Session {
    /// Called by the wheel; returns when to call again.
    func tick(now: NIODeadline) -> NIODeadline? {
        switch state.withLock({ $0.machine.tick(now: now) }) {
        case .wait(let next): return next
        case .ping(let next):
            send(.ping)
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
    /// An orderly close first delivers what is owed.
    public func close(_ reason: DisconnectReason, orderly: Bool = true) {
        let (action, poll, link, candidate) = state.withLock {
            ($0.machine.close(orderly: orderly), $0.poll, $0.link, $0.candidate)
        }
        switch action {
        case .nothing: return
        case .linger:
            finish(reason, forget: false)
            engine.wake(self, at: .now() + engine.timing.pingTimeout, on: nil)
        case .finish(let frames):
            poll?.send(.frames(frames))
            link?.finish(frames, reason: reason)
            finish(reason, forget: true)
        }
        candidate?.close(code: 1000, reason: reason.description)
    }

    private func finish(_ reason: DisconnectReason, forget: Bool) {
        if forget { engine.forget(self) }
        let delegate = state.withLock { state -> (any SessionDelegate)? in
            state.poll = nil
            state.link = nil
            state.candidate = nil
            return state.delegate.take()
        }
        delegate?.session(self, closed: reason)
    }
}
