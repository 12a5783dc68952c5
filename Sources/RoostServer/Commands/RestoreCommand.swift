import ArgumentParser
import Foundation
import Logging
import Roost
import RoostSQLite

/// `roost restore FILE`: a backup becomes the database of a data folder whose server is stopped.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the database.",
        discussion: """
            The server must be stopped. Each family's log begins a new epoch, so that clients which have seen more than the backup has \
            are told to load everything again. The database that was there stays beside it, as replaced-<time>.sqlite.
            """
    )

    @Argument(help: "The backup.")
    var file: String

    @OptionGroup var folder: DataOption

    @Flag(help: "End all sign-ins: also those come back that were ended after the backup.")
    var endSignIns = false

    @Flag(help: "Restore a backup that doesn't verify.")
    var force = false

    func run() async throws {
        // Also locks it: no server is serving, and none starts meanwhile.
        let locked = try DataFolder(folder.path)
        try checkBackup()
        let incoming = locked.database + ".incoming"
        try Self.remove(incoming)
        let lost = Self.heads(of: locked.database)
        try copyBackup(to: incoming)
        try await beginEpochs(in: incoming, lost: lost)
        let replaced = try Self.setAside(locked.database)
        try Disk.move(incoming, to: locked.database)
        print("Restored \(file).", replaced.map { "What was there is in \($0)." } ?? "")
        withExtendedLifetime(locked) {}
    }

    private func checkBackup() throws {
        let backup = try DatabaseFile.existing(file, acceptsOlder: true)
        defer { Self.closed(backup) }
        guard try backup.age() == .current else { return }
        let inspection = try Inspection(of: backup)
        guard inspection.findings.isEmpty || force else {
            inspection.report(on: file)
            throw CommandFailure("The backup isn't sound; --force restores it all the same.")
        }
    }

    private func copyBackup(to incoming: String) throws {
        let backup = try DatabaseFile(path: file)
        defer { Self.closed(backup) }
        try backup.copy(to: incoming)
    }

    private func beginEpochs(in path: String, lost: [Family.ID: Int]) async throws {
        let database = try SQLiteDatabase(path: path, logger: Logger(label: "roost.restore"))
        try await database.write { [endSignIns] transaction in
            try Family.beginEpochs(lost: lost, .system, in: transaction)
            if endSignIns { try Roost.SignIn.endAll(in: transaction) }
        }
        try database.close()
        try Self.remove(path + "-wal")
        try Self.remove(path + "-shm")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    /// How far clients of the replaced database may have got; nothing when it can't be read, or isn't there.
    private static func heads(of path: String) -> [Family.ID: Int] {
        do {
            let old = try DatabaseFile.existing(path, acceptsOlder: true)
            defer { closed(old) }
            return try old.read { try Family.heads(in: $0) }
        } catch {
            return [:]
        }
    }

    /// Keeps the database that is there under another name, with what its write-ahead log holds.
    private static func setAside(_ path: String) throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let stamp = Timestamp(Date()).iso8601.filter { $0.isNumber }
        let name = URL(filePath: path).deletingLastPathComponent().appending(path: "replaced-\(stamp).sqlite").path
        try Disk.link(path, to: name)
        for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try Disk.move(path + suffix, to: name + suffix)
        }
        return name
    }

    private static func remove(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        try FileManager.default.removeItem(atPath: path)
    }

    private static func closed(_ file: DatabaseFile) {
        do { try file.close() } catch { print("The file stays open: \(error)") }
    }
}
