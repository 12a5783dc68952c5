import Metrics

/// What an engine counts (swift-metrics): open sessions, refused requests, and why sessions ended.
struct EngineMetrics: Sendable {
    private let sessions: Meter
    private let refusals: [String: Counter]
    private let closes: [DisconnectReason: Counter]
    private let otherCloses: Counter

    init(factory: any MetricsFactory) {
        func refusals(_ message: String) -> Counter {
            Counter(label: "engineio_refusals_total", dimensions: [("message", message)], factory: factory)
        }
        func closes(_ reason: String) -> Counter {
            Counter(label: "engineio_sessions_closed_total", dimensions: [("reason", reason)], factory: factory)
        }
        sessions = Meter(label: "engineio_sessions", factory: factory)
        self.refusals = Self.counters(Refusal.all.map(\.message), refusals)
        self.closes = Self.counters(DisconnectReason.all) { closes($0.description) }
        otherCloses = closes("other")
    }

    private static func counters<Key: Hashable>(_ keys: [Key], _ make: (Key) -> Counter) -> [Key: Counter] {
        Dictionary(keys.map { ($0, make($0)) }) { first, _ in first }
    }

    func opened() { sessions.increment() }

    /// An application's own reasons count as one, so that they can't make labels without end.
    func closed(_ reason: DisconnectReason) {
        sessions.decrement()
        (closes[reason] ?? otherCloses).increment()
    }

    func refused(_ refusal: Refusal) { refusals[refusal.message]?.increment() }
}
