import Foundation
import GRDB
import Roost
import RoostSQLite
import RoostTestSupport

/// A copy of a home's database, made as a backup is, for a test to damage.
final class Copy {
    let path: String

    init(of home: Home) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "roost-copy-\(UUID().uuidString).sqlite").path
        let file = try DatabaseFile(path: home.store.path)
        try file.copy(to: path)
        try file.close()
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("A copy stays behind: \(error)")
        }
    }

    /// Changes rows behind Roost's back, also against the schema's rules.
    func damage(_ sql: String) throws {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
            try database.execute(sql: sql)
        }
        try queue.close()
    }

    /// Overwrites a part of the file.
    func overwrite(from offset: Int, count: Int) throws {
        let handle = try FileHandle(forUpdating: URL(filePath: path))
        try handle.seek(toOffset: UInt64(offset))
        try handle.write(contentsOf: Data(repeating: 0xA5, count: count))
        try handle.close()
    }

    /// What is wrong with it.
    func findings() throws -> [Finding] {
        let file = try DatabaseFile(path: path)
        let findings = try file.findings()
        let more = try file.read { try Verification(of: $0).findings }
        try file.close()
        return findings + more
    }
}
