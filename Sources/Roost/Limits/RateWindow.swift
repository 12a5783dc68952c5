/// What one key did since its window began; a window begins with the first thing that counts and lasts the limit's span.
struct RateWindow: Sendable {
    let ends: Timestamp
    /// Requests, or failed tries.
    private(set) var count = 0
    /// Tries that have begun and not ended.
    private(set) var pending = 0
    private var lastFailure: Timestamp?

    init(_ limit: RateLimit, at now: Timestamp) {
        ends = now + limit.span
    }

    /// Whether nothing would be different without it.
    var isEmpty: Bool { count == 0 && pending == 0 }

    mutating func count(_ limit: RateLimit, at now: Timestamp) throws(RateLimit.Refusal) {
        guard count < limit.most else { throw RateLimit.Refusal(limit: limit, wait: ends - now) }
        count += 1
    }

    mutating func begin(_ limit: RateLimit, at now: Timestamp) throws(RateLimit.Refusal) {
        guard count < limit.most else { throw RateLimit.Refusal(limit: limit, wait: ends - now) }
        // Those on their way may all fail; they are decided in a moment.
        guard count + pending < limit.most else { throw RateLimit.Refusal(limit: limit, wait: .seconds(1)) }
        if let lastFailure, lastFailure + limit.delay(after: count) > now {
            throw RateLimit.Refusal(limit: limit, wait: lastFailure + limit.delay(after: count) - now)
        }
        pending += 1
    }

    mutating func end(_ outcome: TryOutcome, forgets: Bool, at now: Timestamp) {
        pending = max(0, pending - 1)
        switch outcome {
        case .failed: (count, lastFailure) = (count + 1, now)
        case .passed where forgets: (count, lastFailure) = (0, nil)
        case .passed, .undecided: break
        }
    }
}

/// The windows of many keys, no more than there is room for.
struct RateWindows: Sendable {
    private let capacity: Int
    private var windows: [Key: RateWindow] = [:]

    private struct Key: Hashable {
        let limit: String
        let key: String
    }

    init(capacity: Int) {
        self.capacity = capacity
    }

    var size: Int { windows.count }

    func window(of limit: RateLimit, _ key: String, at now: Timestamp) -> RateWindow {
        let known = windows[Key(limit: limit.name, key: key)]
        guard let known, known.ends > now || known.pending > 0 else { return RateWindow(limit, at: now) }
        return known
    }

    mutating func keep(_ window: RateWindow, of limit: RateLimit, _ key: String, at now: Timestamp) {
        let key = Key(limit: limit.name, key: key)
        windows[key] = window.isEmpty ? nil : window
        if windows.count > capacity { makeRoom(at: now) }
    }

    /// Throws out what is over; if that isn't half, also what ends first, so that it is seldom needed again.
    private mutating func makeRoom(at now: Timestamp) {
        windows = windows.filter { $0.value.ends > now || $0.value.pending > 0 }
        guard windows.count > capacity / 2 else { return }
        let oldest = windows.sorted { $0.value.ends < $1.value.ends }.prefix(windows.count - capacity / 2)
        for (key, _) in oldest { windows[key] = nil }
    }
}
