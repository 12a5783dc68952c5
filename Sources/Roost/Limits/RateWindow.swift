/// What one key did in the limit's span up to now. It moves with the clock, so that in no span more passes than the limit says.
struct RateWindow: Sendable {
    /// So many at about one time; all are forgotten with the last, so that none is forgotten too early.
    private struct Moment {
        let began: Timestamp
        var last: Timestamp
        var count = 1
    }

    /// How many moments are told apart; what a limit allows that is fewer is remembered one by one.
    private static let moments = 20

    /// When everything in it will be forgotten.
    private(set) var ends: Timestamp
    /// Requests, or failed tries.
    private(set) var count = 0
    /// Tries that have begun and not ended.
    private(set) var pending = 0
    /// The oldest first.
    private var counted: [Moment] = []
    private var lastFailure: Timestamp?

    init(_ limit: RateLimit, at now: Timestamp) {
        ends = now + limit.span
    }

    /// Whether nothing would be different without it.
    var isEmpty: Bool { count == 0 && pending == 0 }

    mutating func count(_ limit: RateLimit, at now: Timestamp) throws(RateLimit.Refusal) {
        try check(limit, at: now)
        add(limit, at: now)
    }

    mutating func begin(_ limit: RateLimit, at now: Timestamp) throws(RateLimit.Refusal) {
        try check(limit, at: now)
        // Those on their way may all fail; they are decided in a moment.
        guard count + pending < limit.most else { throw RateLimit.Refusal(limit: limit, wait: .seconds(1)) }
        if let lastFailure, lastFailure + limit.delay(after: count) > now {
            throw RateLimit.Refusal(limit: limit, wait: lastFailure + limit.delay(after: count) - now)
        }
        pending += 1
    }

    mutating func end(_ outcome: TryOutcome, of limit: RateLimit, at now: Timestamp) {
        pending = max(0, pending - 1)
        switch outcome {
        case .failed:
            add(limit, at: now)
            lastFailure = now
        case .passed where limit.patience != nil: (count, counted, lastFailure) = (0, [], nil)
        case .passed, .undecided: break
        }
    }

    /// Forgets what is older than the span; what is left has to leave room for one more.
    private mutating func check(_ limit: RateLimit, at now: Timestamp) throws(RateLimit.Refusal) {
        while let oldest = counted.first, oldest.last + limit.span <= now {
            count -= oldest.count
            counted.removeFirst()
        }
        guard count < limit.most else {
            throw RateLimit.Refusal(limit: limit, wait: (counted.first?.last ?? now) + limit.span - now)
        }
    }

    private mutating func add(_ limit: RateLimit, at now: Timestamp) {
        let length = limit.most > Self.moments ? limit.span / Self.moments : .zero
        if let last = counted.last, now - last.began < length {
            counted[counted.count - 1] = Moment(began: last.began, last: now, count: last.count + 1)
        } else {
            counted.append(Moment(began: now, last: now))
        }
        count += 1
        ends = now + limit.span
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

    /// Changes a key's window in its place.
    mutating func change<Answer, Failure>(
        _ key: String,
        of limit: RateLimit,
        at now: Timestamp,
        _ change: (inout RateWindow) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        let key = Key(limit: limit.name, key: key)
        defer {
            if windows[key]?.isEmpty == true { windows[key] = nil }
            if windows.count > capacity { makeRoom(at: now) }
        }
        return try change(&windows[key, default: RateWindow(limit, at: now)])
    }

    /// Throws out what is over; if that isn't half, also what ends first, so that it is seldom needed again.
    private mutating func makeRoom(at now: Timestamp) {
        windows = windows.filter { $0.value.ends > now || $0.value.pending > 0 }
        guard windows.count > capacity / 2 else { return }
        let oldest = windows.sorted { $0.value.ends < $1.value.ends }.prefix(windows.count - capacity / 2)
        for (key, _) in oldest { windows[key] = nil }
    }
}
