import NIOCore

/// Decides what a session does; knows nothing of channels, locks or clocks. Each verb returns what is to be done.
struct SessionMachine: Sendable {
    /// How far a session is in its life.
    enum Phase: Equatable {
        /// Over long polling, perhaps with a WebSocket being tried beside it.
        case polling
        case webSocket
        /// Closed by the server; the next polls still get what is owed, and `1`.
        case lingering(until: NIODeadline)
        case closed
    }

    /// How far the WebSocket tried beside polling has come.
    enum Upgrade: Equatable {
        case none
        case opened(until: NIODeadline)
        case probed(until: NIODeadline)
    }

    private(set) var phase: Phase
    private(set) var upgrade = Upgrade.none
    private(set) var isPollWaiting = false
    private(set) var isPosting = false
    private var owesNoop = false
    private var outbox: Outbox
    private var heartbeat: Heartbeat
    private var isDrainScheduled = false
    private var isWritable = true
    private var connectDeadline: NIODeadline?
    private let timing: Timing

    init(phase: Phase, outboxLimit: Int, timing: Timing, now: NIODeadline) {
        self.phase = phase
        self.timing = timing
        outbox = Outbox(limit: outboxLimit)
        heartbeat = Heartbeat(interval: timing.pingInterval, timeout: timing.pingTimeout, now: now)
        connectDeadline = now + timing.connectTimeout
    }

    /// True until nothing more can be sent or received.
    var isOpen: Bool { phase == .polling || phase == .webSocket }

    /// True once no request has anything to get from the session: its engine may forget it.
    var isOver: Bool { phase == .closed && !owesNoop }
}

// MARK: - Sending

extension SessionMachine {
    /// What to do after a frame was handed in.
    enum SendAction: Equatable {
        case nothing
        /// Let the loop of the transport call `drain` soon.
        case drain
        /// The client is too slow: close with `slowConsumer`.
        case overflow
    }

    mutating func send(_ frame: Frame, volatile: Bool) -> SendAction {
        guard isOpen else { return .nothing }
        switch outbox.append(frame, volatile: volatile) {
        case .dropped: return .nothing
        case .overflowed: return .overflow
        case .queued: return scheduleDrain()
        }
    }

    /// What to do with a frame on the loop of the WebSocket.
    enum DeliverAction: Equatable {
        case nothing
        /// Nothing waits before it: write it at once.
        case write
        case drain
        case overflow
    }

    mutating func deliver(_ frame: Frame, volatile: Bool) -> DeliverAction {
        guard phase == .webSocket else { return .nothing }
        if isWritable, outbox.isEmpty { return .write }
        switch outbox.append(frame, volatile: volatile) {
        case .dropped: return .nothing
        case .overflowed: return .overflow
        case .queued: return isWritable ? .drain : .nothing
        }
    }

    private mutating func scheduleDrain() -> SendAction {
        guard !isDrainScheduled, phase == .webSocket ? isWritable : isPollWaiting else { return .nothing }
        isDrainScheduled = true
        return .drain
    }

    /// What the transport writes now; empty when it is not its turn.
    mutating func drain() -> [Frame] {
        isDrainScheduled = false
        switch phase {
        case .webSocket: return isWritable ? outbox.takeAll() : []
        case .polling:
            guard isPollWaiting, !outbox.isEmpty else { return [] }
            isPollWaiting = false
            return outbox.take(Self.packetsPerPoll)
        case .lingering, .closed: return []
        }
    }

    /// The WebSocket can or cannot take more.
    mutating func writability(_ isWritable: Bool) -> SendAction {
        self.isWritable = isWritable
        return isWritable && phase == .webSocket && !outbox.isEmpty ? scheduleDrain() : .nothing
    }
}

// MARK: - Polling

extension SessionMachine {
    /// The most packets of one answer: python-engineio, on either side, takes more for an attack. The rest is the next answer.
    static let packetsPerPoll = 16

    /// What becomes of a GET.
    enum PollAction {
        case answer([Frame])
        case wait
        /// A second poll: the first ends with `1`, this one is refused, the session is over.
        case conflict
        /// The client is too late: refuse, the session is over.
        case tooLate
        case refuse
    }

    mutating func poll(now: NIODeadline) -> PollAction {
        switch phase {
        case .closed where owesNoop:
            owesNoop = false
            return .answer([.noop])
        case .closed, .webSocket: return .refuse
        case .lingering: return .answer(lastWords())
        case .polling: return pollWhileOpen(now: now)
        }
    }

    private mutating func pollWhileOpen(now: NIODeadline) -> PollAction {
        guard now < heartbeat.deadline else { return .tooLate }
        guard !isPollWaiting else {
            isPollWaiting = false
            return .conflict
        }
        if !outbox.isEmpty { return .answer(outbox.take(Self.packetsPerPoll)) }
        if case .probed = upgrade { return .answer([.noop]) }
        isPollWaiting = true
        return .wait
    }

    /// What is owed, as much as one answer takes; with the last of it comes `1`, and the end.
    private mutating func lastWords() -> [Frame] {
        let frames = outbox.take(Self.packetsPerPoll - 1)
        guard outbox.isEmpty else { return frames }
        phase = .closed
        return frames + [.close]
    }

    /// The waiting poll's connection is gone: true when the session is over with it.
    mutating func pollGone() -> Bool {
        guard isPollWaiting else { return false }
        isPollWaiting = false
        return phase == .polling
    }

    /// Whether a POST may be read: one at a time, and only while polling.
    mutating func beginPost(now: NIODeadline) -> PostAction {
        guard phase == .polling else { return .refuse }
        guard now < heartbeat.deadline else { return .tooLate }
        guard !isPosting else { return .conflict }
        isPosting = true
        return .accept
    }

    /// What becomes of a POST.
    enum PostAction {
        case accept
        case conflict
        case tooLate
        case refuse
    }

    mutating func endPost() {
        isPosting = false
    }

    /// The client closed by POST `1`: true when no poll waits, and the one that may be under way is owed a `6`.
    mutating func closedByPost() -> Bool {
        owesNoop = !isPollWaiting
        phase = .closed
        return owesNoop
    }

    /// No poll came in time for the `6`.
    mutating func forgetNoop() {
        owesNoop = false
    }
}

// MARK: - Upgrade

extension SessionMachine {
    /// A WebSocket came with this session's id: true when it may try.
    mutating func openUpgrade(now: NIODeadline) -> Bool {
        guard phase == .polling, upgrade == .none else { return false }
        upgrade = .opened(until: now + timing.upgradeTimeout)
        return true
    }

    /// What to do with the waiting poll when the WebSocket speaks.
    enum UpgradeAction {
        /// Go on; a waiting poll is ended with these frames.
        case proceed(endPollWith: [Frame]?)
        /// The WebSocket broke the order; close it, the session goes on.
        case refuse
    }

    /// The WebSocket sent `2probe`.
    mutating func probe() -> UpgradeAction {
        guard phase == .polling, case .opened(let deadline) = upgrade else { return .refuse }
        upgrade = .probed(until: deadline)
        return .proceed(endPollWith: endPoll())
    }

    /// The WebSocket sent `5`.
    mutating func completeUpgrade() -> UpgradeAction {
        guard phase == .polling, case .probed = upgrade else { return .refuse }
        let answer = endPoll()
        phase = .webSocket
        upgrade = .none
        isWritable = true
        return .proceed(endPollWith: answer)
    }

    private mutating func endPoll() -> [Frame]? {
        guard isPollWaiting else { return nil }
        isPollWaiting = false
        return outbox.isEmpty ? [.noop] : outbox.take(Self.packetsPerPoll)
    }

    /// The WebSocket that was tried is gone: polling goes on alone.
    mutating func abandonUpgrade() {
        upgrade = .none
    }
}

// MARK: - Time and end

extension SessionMachine {
    /// What the clock asks for.
    enum TickAction: Equatable {
        case wait(until: NIODeadline)
        case ping(thenWaitUntil: NIODeadline)
        case abandonUpgrade
        case close(DisconnectReason)
        case forget
    }

    /// Looks at the clock; a wheel calls it again at the time it names.
    mutating func tick(now: NIODeadline) -> TickAction {
        if case .lingering(let until) = phase {
            guard now >= until else { return .wait(until: until) }
            phase = .closed
        }
        guard phase != .closed else { return .forget }
        if let connectDeadline, now >= connectDeadline { return .close(.forcedClose) }
        if let until = upgradeDeadline, now >= until { return .abandonUpgrade }
        switch heartbeat.check(now: now) {
        case .giveUp: return .close(.pingTimeout)
        case .ping(let next): return .ping(thenWaitUntil: soonest(next))
        case .wait(let next): return .wait(until: soonest(next))
        }
    }

    private func soonest(_ deadline: NIODeadline) -> NIODeadline {
        min(deadline, connectDeadline ?? deadline, upgradeDeadline ?? deadline)
    }

    private var upgradeDeadline: NIODeadline? {
        switch upgrade {
        case .none: nil
        case .opened(let until), .probed(let until): until
        }
    }

    /// The client sent `3`.
    mutating func pong(now: NIODeadline) {
        heartbeat.answered(now: now)
    }

    /// The application accepted the client: `connectTimeout` no longer applies.
    mutating func admit() {
        connectDeadline = nil
    }

    var isAdmitted: Bool { connectDeadline == nil }

    /// What closing leaves to do.
    enum CloseAction {
        case nothing
        /// End the waiting poll, or close the WebSocket, after these frames.
        case finish([Frame])
        /// Keep the session until polls have come for the rest; a waiting poll is ended with these frames.
        case linger(endPollWith: [Frame]?)
    }

    /// Closes for good. With `orderly`, what is owed is still delivered.
    mutating func close(orderly: Bool, now: NIODeadline) -> CloseAction {
        guard isOpen else { return .nothing }
        if phase == .webSocket {
            phase = .closed
            return .finish(orderly ? outbox.takeAll() : [])
        }
        let wasWaiting = isPollWaiting
        isPollWaiting = false
        guard orderly else {
            phase = .closed
            return .finish([.close])
        }
        phase = .lingering(until: now + timing.pingTimeout)
        guard wasWaiting else { return .linger(endPollWith: nil) }
        let frames = lastWords()
        return phase == .closed ? .finish(frames) : .linger(endPollWith: frames)
    }
}
