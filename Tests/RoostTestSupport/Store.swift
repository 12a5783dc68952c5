package import Foundation
package import Logging
import Roost
package import RoostSQLite

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
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("A test's folder stays behind: \(error)")
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
