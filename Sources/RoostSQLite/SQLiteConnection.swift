import Foundation
import GRDB
import Roost

/// GRDB's connection as a transaction sees it; lives on one GRDB queue, for one transaction.
final class SQLiteConnection: Connection {
    private let database: GRDB.Database
    /// What to ring for once this has committed.
    private(set) var rings = Rings()
    let messageSearch: any MessageSearch = SQLiteMessageSearch()

    init(_ database: GRDB.Database) {
        self.database = database
    }

    func rows(_ sql: Roost.SQL) throws -> [Roost.Row] {
        do {
            let statement = try database.cachedStatement(sql: sql.text)
            // As existentials: the generic initialiser makes a key path on each call.
            let values: [(any DatabaseValueConvertible)?] = try sql.arguments.map { try $0.databaseValue }
            let arguments = StatementArguments(values)
            guard statement.columnCount > 0 else {
                try statement.execute(arguments: arguments)
                return []
            }
            let columns = statement.columnNames
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments)
            var rows: [Roost.Row] = []
            while let row = try cursor.next() {
                rows.append(Roost.Row(columns: columns, values: row.databaseValues.map(SQLValue.init)))
            }
            return rows
        } catch {
            throw StorageFault(error)
        }
    }

    func ringAfterCommit(_ family: Family.ID) {
        rings.families.insert(family)
    }

    func ringAfterCommit(ended signIn: SignIn.ID) {
        rings.endedSignIns.insert(signIn)
    }

    func ringAfterCommit(deleted family: Family.ID, of members: Set<User.ID>) {
        rings.deletedFamilies[family] = members
    }

    func ringAfterCommit(left leaving: ChatLeaving) {
        rings.leftChats.insert(leaving)
    }

    func ringAfterCommit(read mark: ReadMark) {
        rings.reads.insert(mark)
    }
}

extension SQLValue {
    /// - Throws: `StorageFault.statement` for text with a NUL, which SQLite would cut off there.
    fileprivate var databaseValue: DatabaseValue {
        get throws {
            switch self {
            case .null: return .null
            case .integer(let value): return value.databaseValue
            case .text(let value):
                guard !value.utf8.contains(0) else { throw StorageFault.statement("a text has a NUL character") }
                return value.databaseValue
            case .blob(let value): return Data(value).databaseValue
            }
        }
    }

    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .text(String(value))
        case .string(let value): self = .text(value)
        case .blob(let value): self = .blob(Array(value))
        }
    }
}
