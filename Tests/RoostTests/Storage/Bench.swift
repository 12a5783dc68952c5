import Roost
import RoostTestSupport

@testable import RoostSQLite

/// A database with a table of notes, and a way to make many writes wait for one commit.
struct Bench {
    let database: SQLiteDatabase
    /// Keeps the file.
    private let store: Store?

    init() async throws {
        let store = try Engine.sqlite.store()
        self.store = store
        database = store.database
        try await makeTable()
    }

    init(database: SQLiteDatabase) {
        self.database = database
        store = nil
    }

    func makeTable() async throws {
        try await database.write { try $0.run("CREATE TABLE note (number INTEGER PRIMARY KEY, bytes BLOB)") }
    }

    /// Runs bodies in one batch, in order: the writer is held until all of them wait. Answers how each ended.
    func batch(
        count: Int,
        _ body: @escaping @Sendable (Int, borrowing Transaction) throws -> Void
    ) async -> [Result<Void, any Error>] {
        let gate = Gate()
        let hold: @Sendable (borrowing Transaction) throws -> Void = { _ in gate.pass() }
        database.submit(hold) { _ in }
        let (answers, continuation) = AsyncStream.makeStream(of: (Int, Result<Void, any Error>).self)
        for index in 0..<count {
            let numbered: @Sendable (borrowing Transaction) throws -> Void = { try body(index, $0) }
            database.submit(numbered) { continuation.yield((index, $0)) }
        }
        gate.open()
        var results: [Int: Result<Void, any Error>] = [:]
        for await (index, result) in answers {
            results[index] = result
            if results.count == count { break }
        }
        return results.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Lets the file grow by so many pages and no more.
    func limit(extraPages: Int) async throws {
        try await database.write { transaction in
            let pages: Int = try transaction.first("PRAGMA page_count").map { try $0["page_count"] } ?? 0
            try transaction.run("PRAGMA max_page_count = \(SQL(stringLiteral: String(pages + extraPages)))")
        }
    }

    /// The notes' numbers.
    func numbers() async throws -> [Int] {
        try await database.read { try $0.rows("SELECT number FROM note ORDER BY number").map { try $0["number"] } }
    }
}
