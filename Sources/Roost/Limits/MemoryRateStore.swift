import Synchronization

/// Counts in memory, for one node. What is counted takes a bounded place: what is over goes first, then what will be soonest.
package final class MemoryRateStore: RateStore {
    private let requests: Mutex<RateWindows>
    private let tries: Mutex<RateWindows>

    /// Room for so many keys of requests, and as many of tries; some 100 bytes each, at most 1 kB.
    package init(capacity: Int = 50_000) {
        requests = Mutex(RateWindows(capacity: capacity))
        tries = Mutex(RateWindows(capacity: capacity))
    }

    package func take(_ key: String, of limit: RateLimit, at now: Timestamp) throws -> RateLimit.Standing {
        try requests.withLock { windows throws(RateLimit.Refusal) in
            try windows.change(key, of: limit, at: now) { window throws(RateLimit.Refusal) in
                try window.count(limit, at: now)
                return RateLimit.Standing(limit: limit, remaining: limit.most - window.count, reset: window.ends - now)
            }
        }
    }

    package func begin(_ key: String, of limit: RateLimit, at now: Timestamp) throws {
        try tries.withLock { windows throws(RateLimit.Refusal) in
            try windows.change(key, of: limit, at: now) { window throws(RateLimit.Refusal) in
                try window.begin(limit, at: now)
            }
        }
    }

    package func end(_ key: String, of limit: RateLimit, _ outcome: TryOutcome, at now: Timestamp) {
        tries.withLock { windows in
            windows.change(key, of: limit, at: now) { $0.end(outcome, of: limit, at: now) }
        }
    }

    /// How many keys are counted, for tests.
    package var size: Int { requests.withLock { $0.size } + tries.withLock { $0.size } }
}
