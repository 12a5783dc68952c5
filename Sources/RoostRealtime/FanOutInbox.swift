import Roost
import Synchronization

/// What waits for the fan-out: families that rang, and sockets that want to be let in.
final class FanOutInbox: Sendable {
    /// Everything that waited at one moment.
    struct Work {
        var rings: Set<Family.ID> = []
        var admissions: [Admission] = []
    }

    /// One element per wake-up; several rings in a row may be one.
    let wakeUps: AsyncStream<Void>
    private let waker: AsyncStream<Void>.Continuation
    private let waiting = Mutex(Work())

    init() {
        (wakeUps, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Families to look at.
    func add(rings: Set<Family.ID>) {
        waiting.withLock { $0.rings.formUnion(rings) }
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
