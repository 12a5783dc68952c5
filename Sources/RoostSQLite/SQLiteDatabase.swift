import GRDB
import GRDBSQLite
package import Logging
package import Roost

/// The database on one machine: one file in WAL mode, one writer, concurrent readers.
///
/// Every commit is on disk before its caller hears of it (`synchronous = FULL`); writes that wait together commit together.
package final class SQLiteDatabase: Roost.Database {
    package let bell = Bell()
    private let pool: DatabasePool
    private let writer: GroupCommit

    /// Opens the file, or makes it, and brings its schema up to date. One process at a time may have it open for writing.
    ///
    /// `noting` hears of each statement as it begins, by its text without values, on the thread that runs it.
    /// - Throws: `StorageFault` when the file can't be opened or isn't a database.
    package init(path: String, logger: Logger, noting: (@Sendable (String) -> Void)? = nil) throws {
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration(noting))
            try pool.writeWithoutTransaction { connection in
                try connection.execute(sql: "PRAGMA synchronous = FULL")
                try Schema.migrate(connection)
            }
        } catch {
            throw StorageFault(error)
        }
        writer = GroupCommit(pool: pool, bell: bell)
        Self.warnOfOldLibrary(pool, logger)
    }

    package func read<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing ReadTransaction) throws -> Answer
    ) async throws -> Answer {
        do {
            return try await pool.read { connection in
                try body(ReadTransaction(on: SQLiteConnection(connection)))
            }
        } catch let error as DatabaseError {
            throw StorageFault(error)
        }
    }

    package func write<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Answer
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            submit(body) { continuation.resume(with: $0) }
        }
    }

    /// Queues one unit of work; its answer comes on the writer's thread, once it is on disk.
    func submit<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Answer,
        answer: @escaping @Sendable (Result<Answer, any Error>) -> Void
    ) {
        let work = GroupCommit.Work { connection in
            let result = Result { try body(Transaction(on: connection)) }
            return GroupCommit.Outcome(failure: result.failure) { commitFailure in
                answer(commitFailure.map { .failure($0) } ?? result)
            }
        } refuse: { fault in
            answer(.failure(fault))
        }
        writer.submit(work)
    }

    /// Closes the file once what is under way is done.
    package func close() throws {
        try pool.close()
    }

    private static func configuration(_ noting: (@Sendable (String) -> Void)?) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.label = "roost"
        configuration.prepareDatabase { database in
            database.add(function: .lower)
            guard let noting else { return }
            database.trace { event in
                if case .statement(let statement) = event { noting(statement.sql) }
            }
        }
        return configuration
    }

    /// Before 3.51.3, SQLite can corrupt a WAL reset when several connections write or checkpoint. Here one connection does both.
    private static func warnOfOldLibrary(_ pool: DatabasePool, _ logger: Logger) {
        let version = Int(sqlite3_libversion_number())
        guard version < 3_051_003 else { return }
        logger.notice(
            "SQLite is older than 3.51.3: only the writer checkpoints; keep other programs from writing to the file",
            metadata: ["version": "\(version / 1_000_000).\(version / 1000 % 1000).\(version % 1000)"]
        )
    }
}

extension DatabaseFunction {
    /// `lower` for every language's letters; SQLite's own knows ASCII only.
    fileprivate static let lower = DatabaseFunction("lower", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0])?.lowercased()
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
