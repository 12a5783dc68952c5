import ArgumentParser
import RoostSQLite

/// `roost verify`: proves that a database is what Roost wrote.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a database: the file, the event logs, the ledgers, the claims.",
        discussion: """
            Prints a line for each fault, with ids, and exits with 1 when there are any. A server may be serving meanwhile: one \
            consistent state is looked at.
            """
    )

    @Argument(help: "A database file, such as a backup. (default: the data folder's)")
    var file: String?

    @OptionGroup var folder: DataOption

    func run() throws {
        let path = file ?? DataFolder.database(in: folder.path)
        let database = try DatabaseFile.existing(path)
        let inspection = try Inspection(of: database)
        try database.close()
        inspection.report(on: path)
        if !inspection.findings.isEmpty { throw ExitCode.failure }
    }
}
