import Roost
import RoostTestSupport
import Synchronization

/// A database that fails from the moment it is told to.
final class FailingDatabase: Database {
    private let real: any Database
    private let error: Mutex<(any Error)?> = Mutex(nil)

    init(_ real: any Database) {
        self.real = real
    }

    var bell: Bell { real.bell }

    func fail(with error: any Error) {
        self.error.withLock { $0 = error }
    }

    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing ReadTransaction) throws -> Answer
    ) async throws -> Answer {
        try failIfTold()
        return try await real.read(body)
    }

    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Answer
    ) async throws -> Answer {
        try failIfTold()
        return try await real.write(body)
    }

    private func failIfTold() throws {
        if let error = error.withLock({ $0 }) { throw error }
    }
}
