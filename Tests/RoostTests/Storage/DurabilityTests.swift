import Roost
import RoostTestSupport
import Testing

@testable import RoostSQLite

@Suite("What was answered stays")
struct DurabilityTests {
    @Test("The writer waits for the disk at each commit (synchronous = FULL), in WAL mode, with foreign keys")
    func pragmas() async throws {
        let store = try Engine.sqlite.store()
        let values = try await store.database.write { transaction in
            try ["synchronous", "journal_mode", "foreign_keys"].map { name in
                let row = try transaction.first("SELECT * FROM pragma_\(SQL(stringLiteral: name))")
                return try row.map { try Self.text($0, name) } ?? ""
            }
        }
        #expect(values == ["2", "wal", "1"])
    }

    @Test("The writer still does after many writes and reads")
    func pragmasLater() async throws {
        let home = try await Home()
        _ = await Race.run(50) { _ in try await home.task() }
        let value = try await home.services.database.write { transaction in
            try transaction.first("SELECT * FROM pragma_synchronous").map { try $0["synchronous"] as Int }
        }
        #expect(value == 2)
    }

    @Test("An answered write is there when the file is opened again")
    func reopened() async throws {
        let home = try await Home()
        let task = try await home.task(for: .member(home.mia), karma: 5)
        try await home.complete(task, by: home.mia)
        let log = try await home.log().map(\.payload)
        try home.store.database.close()
        let database = try home.store.reopened()
        let (id, mia) = (home.id, home.mia)
        let found = try await database.view(of: id, for: mia) {
            (try $0.task(task.id), try $0.balance(of: mia).balance)
        }
        #expect(found.0.status == .completed)
        #expect(found.1 == 5)
        let again = try await database.read {
            try EventLog.events(of: id, after: 0, limit: 1000, in: $0).map(\.payload)
        }
        #expect(again == log)
    }

    @Test("An answered write is there for another connection at once, without a close")
    func otherConnection() async throws {
        let home = try await Home()
        let other = try home.store.reopened()
        for _ in 0..<20 {
            let task = try await home.task()
            #expect(try await other.view(of: home.id, for: home.anna) { try $0.task(task.id) } == task)
        }
    }

    @Test("Opening a file again changes nothing in its schema")
    func migratedOnce() async throws {
        let store = try Engine.sqlite.store()
        let before = try await Self.schema(store.database)
        let after = try await Self.schema(try store.reopened())
        #expect(before == after)
        #expect(before.count > 15)
    }

    @Test("Every table is STRICT, but for those SQLite makes for its index of words")
    func strict() async throws {
        let store = try Engine.sqlite.store()
        let tables = try await Self.schema(store.database).filter { $0.hasPrefix("CREATE TABLE") }
        let own = tables.filter { !$0.contains("'message_text_") }
        #expect(own.count > 15)
        #expect(own.allSatisfy { $0.hasSuffix("STRICT") })
    }

    @Test("A file that is no database is a fault, not a trap")
    func noDatabase() async throws {
        let store = try Engine.sqlite.store()
        #expect(throws: StorageFault.self) { try SQLiteDatabase(path: store.path + "/x/y", logger: Store.silent) }
    }

    @Test("A read that starts before a write doesn't see it, and doesn't wait for it")
    func snapshot() async throws {
        let home = try await Home()
        let id = home.id
        let seen = try await home.services.database.read { reading in
            let first = try Family.head(of: id, in: reading)
            let written = Gate()
            let other: @Sendable (borrowing Transaction) throws -> Void = {
                try $0.run("UPDATE family SET head = head + 1 WHERE id = \(id)")
            }
            home.store.database.submit(other) { _ in written.open() }
            written.pass()
            return (first, try Family.head(of: id, in: reading))
        }
        #expect(seen.0 == seen.1)
        #expect(try await home.head() > seen.0)
    }

    @Test("A read can't write, not even by its SQL", arguments: ["DELETE FROM task", "UPDATE family SET head = 0"])
    func readOnly(statement: String) async throws {
        let home = try await Home()
        _ = try await home.task()
        await #expect(throws: StorageFault.self) {
            try await home.services.database.read { _ = try $0.rows(SQL(stringLiteral: statement)) }
        }
        #expect(try await home.tasks().items.count == 1)
    }

    private static func text(_ row: Row, _ column: String) throws -> String {
        do { return String(try row[column] as Int) } catch StorageFault.mismatch { return try row[column] }
    }

    private static func schema(_ database: SQLiteDatabase) async throws -> [String] {
        try await database.read {
            try $0.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").map { try $0["sql"] }
        }
    }
}
