import NIOCore

/// When to ping a client and when to give it up: the server pings, the client answers (Engine.IO protocol 4, "Heartbeat").
struct Heartbeat: Sendable {
    /// What to do now.
    enum Action: Equatable {
        case wait(until: NIODeadline)
        case ping(thenWaitUntil: NIODeadline)
        case giveUp
    }

    private let interval: TimeAmount
    private let timeout: TimeAmount
    private var lastAnswer: NIODeadline
    private var isPingSent = false

    init(interval: TimeAmount, timeout: TimeAmount, now: NIODeadline) {
        self.interval = interval
        self.timeout = timeout
        lastAnswer = now
    }

    /// The moment from which the client counts as gone; exact, however late the ping went out.
    var deadline: NIODeadline { lastAnswer + interval + timeout }

    /// Looks at the clock; call it again at the time it names.
    mutating func check(now: NIODeadline) -> Action {
        if now >= deadline { return .giveUp }
        if isPingSent { return .wait(until: deadline) }
        guard now >= lastAnswer + interval else { return .wait(until: lastAnswer + interval) }
        isPingSent = true
        return .ping(thenWaitUntil: deadline)
    }

    /// The client answered: the next ping is an interval away.
    mutating func answered(now: NIODeadline) {
        guard isPingSent else { return }
        isPingSent = false
        lastAnswer = now
    }
}
