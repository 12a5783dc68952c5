import GRDB
package import Roost

/// A database's file as a tool opens it: to read, to check and to copy, also while a server writes to it.
package final class DatabaseFile {
    private let path: String
    private let queue: DatabaseQueue

    /// How a file's tables stand to those this program knows.
    package enum Age: Sendable {
        case older, current, newer
    }

    /// Opens an existing file; never writes to it.
    /// - Throws: `StorageFault` when it isn't there or isn't a database.
    package init(path: String) throws {
        self.path = path
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        configuration.label = "roost.file"
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw StorageFault(error)
        }
    }

    /// Reads one consistent state.
    package func read<Answer>(_ body: (borrowing ReadTransaction) throws -> Answer) throws -> Answer {
        do {
            return try queue.inDatabase { database in
                var answer: Answer?
                try database.inTransaction(.deferred) {
                    answer = try body(ReadTransaction(on: SQLiteConnection(database)))
                    return .commit
                }
                guard let answer else { throw StorageFault.statement("the transaction ran nothing") }
                return answer
            }
        } catch let error as DatabaseError {
            throw StorageFault(error)
        }
    }

    /// Whether its tables are those of this program.
    package func age() throws -> Age {
        let done = try read { Set(try $0.rows("SELECT name FROM migration").map { try $0["name"] as String }) }
        let known = Set(Migration.all.map(\.name))
        if !done.isSubset(of: known) { return .newer }
        return done == known ? .current : .older
    }

    /// What SQLite itself finds wrong.
    package func findings() throws -> [Finding] {
        try read { reading in
            let integrity = try reading.rows("SELECT * FROM pragma_integrity_check").map {
                try $0["integrity_check"] as String
            }
            let references = try reading.rows(
                #"SELECT "table" AS child, coalesce(rowid, 0) AS row, parent FROM pragma_foreign_key_check"#
            )
            return integrity.filter { $0 != "ok" }.map { Finding(.integrity, $0) }
                + (try references.map { row in
                    let (child, parent): (String, String) = (try row["child"], try row["parent"])
                    return Finding(.reference, "row \(try row["row"] as Int) of \(child) refers to no \(parent)")
                })
        }
    }

    /// Copies it to a new file, as one consistent state; a server goes on serving meanwhile (SQLite's online backup).
    package func copy(to target: String) throws {
        do {
            var configuration = Configuration()
            configuration.label = "roost.copy"
            let copy = try DatabaseQueue(path: target, configuration: configuration)
            try queue.backup(to: copy)
            // One file that needs no log beside it.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
        } catch {
            throw StorageFault(error)
        }
    }

    /// Closes the file.
    package func close() throws {
        try queue.close()
    }
}
