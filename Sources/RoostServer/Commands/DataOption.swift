import ArgumentParser
import Foundation
import Roost
import RoostSQLite

/// Which installation a command is about.
struct DataOption: ParsableArguments {
    @Option(help: "The data folder. (default: ROOST_DATA, else ./data)")
    var data: String?

    /// The folder's path.
    var path: String {
        data ?? ProcessInfo.processInfo.environment["ROOST_DATA"] ?? "data"
    }

    /// The installation's database, to read; a server may be using it.
    func database() throws -> DatabaseFile {
        try DatabaseFile.existing(DataFolder.database(in: path))
    }
}

extension DatabaseFile {
    /// Opens a database that is there, with the tables this program knows.
    /// - Throws: `CommandFailure`.
    static func existing(_ path: String, acceptsOlder: Bool = false) throws -> DatabaseFile {
        guard FileManager.default.fileExists(atPath: path) else { throw CommandFailure("There is no \(path).") }
        do {
            let file = try DatabaseFile(path: path)
            switch try file.age() {
            case .newer: throw CommandFailure("\(path) was written by a newer roost than this one.")
            case .older where !acceptsOlder:
                throw CommandFailure("\(path) was written by an older roost; serve it once to bring it up to date.")
            case .older, .current: return file
            }
        } catch let fault as StorageFault {
            throw CommandFailure("\(path) isn't a database of roost: \(fault)")
        }
    }
}
