import GRDB
import Roost
import Synchronization

/// The writer: takes all work that waits, runs each piece in a savepoint of its own, and commits them with one fsync.
///
/// A piece that fails undoes itself only; nobody hears of success before the commit.
final class GroupCommit: Sendable {
    /// What became of one piece of work, and how to tell whoever waits for it.
    struct Outcome: Sendable {
        /// Why the piece failed; it is undone then.
        let failure: (any Error)?
        /// Answers the waiting caller; with an error when the commit itself failed.
        let answer: @Sendable (_ commitFailure: (any Error)?) -> Void
    }

    /// One unit of work, run on the writer's thread.
    struct Work: Sendable {
        /// Does it, and says how it went.
        let run: @Sendable (SQLiteConnection) -> Outcome
        /// Answers the waiting caller when the work could not even begin.
        let refuse: @Sendable (any Error) -> Void
    }

    private struct Queue {
        var waiting: [Work] = []
        var isRunning = false
    }

    /// At most so many pieces share a commit, so that none waits long for the others.
    private static let most = 256

    private let pool: DatabasePool
    private let bell: Bell
    private let queue = Mutex(Queue())

    init(pool: DatabasePool, bell: Bell) {
        self.pool = pool
        self.bell = bell
    }

    /// Queues work; it runs as soon as the commit before it is on disk.
    func submit(_ work: Work) {
        let startsWriter = queue.withLock { queue in
            queue.waiting.append(work)
            defer { queue.isRunning = true }
            return !queue.isRunning
        }
        guard startsWriter else { return }
        pool.asyncWriteWithoutTransaction { connection in
            while let batch = self.next() {
                self.commit(batch, on: connection)
            }
        }
    }

    private func next() -> [Work]? {
        queue.withLock { queue in
            let batch = Array(queue.waiting.prefix(Self.most))
            queue.waiting.removeFirst(batch.count)
            queue.isRunning = !batch.isEmpty
            return batch.isEmpty ? nil : batch
        }
    }

    private func commit(_ batch: [Work], on database: GRDB.Database) {
        var rings = Rings()
        var outcomes: [Outcome] = []
        var hasBegun = false
        do {
            try database.inTransaction(.immediate) {
                hasBegun = true
                for work in batch {
                    outcomes.append(try run(work, on: database, rings: &rings))
                }
                return .commit
            }
        } catch {
            // One piece can undo the whole transaction, as a full disk does: then each gets a transaction of its own.
            guard hasBegun, batch.count > 1 else { return fail(batch, outcomes, with: StorageFault(error)) }
            for work in batch { commit([work], on: database) }
            return
        }
        bell.ring(rings)
        for outcome in outcomes { outcome.answer(nil) }
    }

    /// - Throws: only when the savepoint itself can't be kept, which undoes the whole batch.
    private func run(_ work: Work, on database: GRDB.Database, rings: inout Rings) throws -> Outcome {
        let connection = SQLiteConnection(database)
        var outcome: Outcome?
        do {
            try database.inSavepoint {
                let result = work.run(connection)
                outcome = result
                return result.failure == nil ? .commit : .rollback
            }
        } catch {
            throw outcome?.failure ?? error
        }
        guard let outcome else { throw StorageFault.statement("the savepoint ran nothing") }
        if outcome.failure == nil { rings.add(connection.rings) }
        return outcome
    }

    /// Nothing of the batch was written, and everybody in it hears so.
    private func fail(_ batch: [Work], _ outcomes: [Outcome], with fault: StorageFault) {
        for outcome in outcomes { outcome.answer(outcome.failure ?? fault) }
        for work in batch.dropFirst(outcomes.count) { work.refuse(fault) }
    }
}
