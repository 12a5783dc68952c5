package import Foundation
package import Logging
import Roost
package import RoostSQLite
import Testing

/// A database file in a folder of its own, which goes when nobody needs it any more.
package final class Store: Sendable {
    /// The file; SQLite keeps its write-ahead log beside it.
    package let path: String
    /// The database in that file.
    package let database: SQLiteDatabase
    /// What that database has run.
    package let book = StatementBook()
    private let folder: URL

    /// A new file in a new folder.
    package init(folder parent: URL) throws {
        folder = parent.appending(path: "roost-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "roost.sqlite").path
        database = try Self.open(path, book)
    }

    deinit {
        do {
            try checkEvents()
            try checkPlans()
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("A test's folder stays behind: \(error)")
        }
    }

    /// Whatever a test has told anybody is as the contract says.
    private func checkEvents() throws {
        let contract = try Contract()
        let file = try DatabaseFile(path: path)
        let events = try file.read { try EventLog.all(in: $0) }
        try file.close()
        for event in events {
            for fault in try contract.faults(in: event.payload, of: event.name) {
                Issue.record("An event isn't as the contract says: \(fault)")
            }
        }
    }

    /// Whatever a test has made the domain read, it found by an index.
    private func checkPlans() throws {
        for fault in try book.unexplained().compactMap(fault) {
            Issue.record("A statement reads a whole table: \(fault)")
        }
    }

    /// What is wrong with the plan of one of the domain's statements: that it reads a whole table.
    package func fault(in statement: String) throws -> String? {
        let file = try DatabaseFile(path: path)
        let fault = try QueryPlan(of: statement, in: file).fault
        try file.close()
        return fault
    }

    /// The same file, opened once more; close the first before, as a restart does.
    package func reopened() throws -> SQLiteDatabase {
        try Self.open(path, book)
    }

    /// A logger that says nothing.
    package static let silent = Logger(label: "roost.tests") { _ in SwiftLogNoOpLogHandler() }

    private static func open(_ path: String, _ book: StatementBook) throws -> SQLiteDatabase {
        try SQLiteDatabase(path: path, logger: silent, noting: { [book] in book.note($0) })
    }
}
