package import Roost
import Synchronization

/// A clock that stands still until a test turns it.
package final class TestClock: Sendable {
    private let instant: Mutex<Timestamp>

    /// A clock that shows 2026-03-29T06:30:00.000Z, the day Amsterdam's summer time begins.
    package init(_ start: Timestamp = Timestamp(milliseconds: 1_774_765_800_000)) {
        instant = Mutex(start)
    }

    /// What it shows.
    package var now: Timestamp { instant.withLock { $0 } }

    /// Turns it: forward, or back by a negative span.
    package func advance(by span: Duration) {
        instant.withLock { $0 = $0 + span }
    }

    /// Turns it one millisecond, so that what comes next is later than what was.
    package func tick() {
        advance(by: .milliseconds(1))
    }
}
