import Synchronization

/// Counts in memory, for one node. What is counted takes a bounded place: what is over goes first, then what began first.
package final class MemoryRateStore: RateStore {
    private let requests: Mutex<RateWindows>
    private let tries: Mutex<RateWindows>

    /// Room for so many keys of requests, and as many of tries; some 100 bytes each.
    package init(capacity: Int = 50_000) {
        requests = Mutex(RateWindows(capacity: capacity))
        tries = Mutex(RateWindows(capacity: capacity))
    }

    package func take(_ key: String, of limit: RateLimit, at now: Timestamp) throws -> RateLimit.Standing {
        try requests.withLock { windows throws(RateLimit.Refusal) in
            var window = windows.window(of: limit, key, at: now)
            try window.count(limit, at: now)
            windows.keep(window, of: limit, key, at: now)
            return RateLimit.Standing(limit: limit, remaining: limit.most - window.count, reset: window.ends - now)
        }
    }

    package func begin(_ key: String, of limit: RateLimit, at now: Timestamp) throws {
        try tries.withLock { windows throws(RateLimit.Refusal) in
            var window = windows.window(of: limit, key, at: now)
            try window.begin(limit, at: now)
            windows.keep(window, of: limit, key, at: now)
        }
    }

    package func end(_ key: String, of limit: RateLimit, _ outcome: TryOutcome, at now: Timestamp) {
        tries.withLock { windows in
            var window = windows.window(of: limit, key, at: now)
            window.end(outcome, forgets: limit.patience != nil, at: now)
            windows.keep(window, of: limit, key, at: now)
        }
    }

    /// How many keys are counted, for tests.
    package var size: Int { requests.withLock { $0.size } + tries.withLock { $0.size } }
}
