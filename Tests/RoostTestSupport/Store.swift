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
    private let folder: URL

    /// A new file in a new folder.
    package init(folder parent: URL) throws {
        folder = parent.appending(path: "roost-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "roost.sqlite").path
        database = try Self.open(path)
    }

    deinit {
        do {
            try checkEvents()
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

    /// The same file, opened once more; close the first before, as a restart does.
    package func reopened() throws -> SQLiteDatabase {
        try Self.open(path)
    }

    /// A logger that says nothing.
    package static let silent = Logger(label: "roost.tests") { _ in SwiftLogNoOpLogHandler() }

    private static func open(_ path: String) throws -> SQLiteDatabase {
        try SQLiteDatabase(path: path, logger: silent)
    }
}
