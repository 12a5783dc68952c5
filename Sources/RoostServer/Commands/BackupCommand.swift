import ArgumentParser
import Foundation
import RoostSQLite

/// `roost backup FILE`: a copy of the database, as it is at one moment.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database to a file, also while a server serves.",
        discussion: """
            The copy is one consistent state, and is verified. Keys aren't in it: keep signing-key.pem of the data folder as well, or \
            access tokens (15 minutes) end with the move.
            """
    )

    @Argument(help: "The file to make; it must not exist yet.")
    var file: String

    @OptionGroup var folder: DataOption

    @Flag(help: "Replace the file when it exists.")
    var overwrite = false

    func run() throws {
        let manager = FileManager.default
        guard overwrite || !manager.fileExists(atPath: file) else {
            throw CommandFailure("\(file) exists; --overwrite replaces it.")
        }
        let source = try folder.database()
        let partial = file + ".partial"
        if manager.fileExists(atPath: partial) { try manager.removeItem(atPath: partial) }
        guard manager.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CommandFailure("\(file) can't be written.")
        }
        try source.copy(to: partial)
        try source.close()
        let copy = try DatabaseFile(path: partial)
        let inspection = try Inspection(of: copy)
        try copy.close()
        try Disk.move(partial, to: file)
        inspection.report(on: file)
        if !inspection.findings.isEmpty { throw ExitCode.failure }
    }
}
