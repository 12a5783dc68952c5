import Roost
import Synchronization

/// What waits for the fan-out: what rang, and sockets that want to be let in.
final class FanOutInbox: Sendable {
    /// Everything that waited at one moment.
    struct Work {
        var rings = Rings()
        var admissions: [Admission] = []
    }

    /// One element per wake-up; several rings in a row may be one.
    let wakeUps: AsyncStream<Void>
    private let waker: AsyncStream<Void>.Continuation
    private let waiting = Mutex(Work())

    init() {
        (wakeUps, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// What to look at.
    func add(_ rings: Rings) {
        waiting.withLock { $0.rings.add(rings) }
        waker.yield()
    }

    /// A socket to let in.
    func add(_ admission: Admission) {
        waiting.withLock { $0.admissions.append(admission) }
        waker.yield()
    }

    /// All that rang, and the sockets that have waited longest: when a whole village comes back at once, live events don't wait
    /// until the last of them is in.
    func take(admissions most: Int = .max) -> Work {
        let (taken, isMore) = waiting.withLock { waiting in
            let taken = Work(rings: waiting.rings, admissions: Array(waiting.admissions.prefix(most)))
            waiting = Work(admissions: Array(waiting.admissions.dropFirst(most)))
            return (taken, !waiting.admissions.isEmpty)
        }
        if isMore { waker.yield() }
        return taken
    }
}
