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

    /// Everything that waits; from now on nothing does.
    func take() -> Work {
        waiting.withLock { work in
            defer { work = Work() }
            return work
        }
    }
}
