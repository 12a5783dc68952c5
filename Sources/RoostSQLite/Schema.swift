import GRDB
import Roost

/// Brings a file's tables up to date.
enum Schema {
    private static let dialect = Migration.Dialect(
        integer: "INTEGER",
        bytes: "BLOB",
        tableEnd: "STRICT",
        counter: "INTEGER PRIMARY KEY",
        messageSearch: SQLiteMessageSearch.schema
    )

    /// Runs the steps that the file hasn't seen yet, all in one transaction.
    static func migrate(_ database: GRDB.Database) throws {
        try database.inTransaction(.immediate) {
            try database.execute(sql: "CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY) STRICT")
            let done = try Set(String.fetchAll(database, sql: "SELECT name FROM migration"))
            for migration in Migration.all where !done.contains(migration.name) {
                for statement in migration.statements(dialect) {
                    try database.execute(sql: statement)
                }
                try database.execute(sql: "INSERT INTO migration (name) VALUES (?)", arguments: [migration.name])
            }
            return .commit
        }
    }
}
