import ArgumentParser
import Foundation
import RoostTokens

/// The folder that is all of an installation: the database file and the keys. One program at a time works in it.
final class DataFolder: Sendable {
    private let path: String
    private let lock: FileHandle

    /// Opens the folder, making it when it is missing, and locks it.
    /// - Throws: `ValidationError` when it can't be used, or another program does.
    init(_ path: String) throws {
        self.path = path
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw ValidationError("The data folder \(path) can't be made: \(error.localizedDescription)")
        }
        let descriptor = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ValidationError("The data folder \(path) can't be written to.") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw ValidationError("Another roost works in the data folder \(path).")
        }
        lock = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// The database's file.
    var database: String { Self.database(in: path) }

    /// The database's file in a folder that isn't locked.
    static func database(in path: String) -> String { path + "/roost.sqlite" }

    /// The key that signs access tokens, in PEM; made at first use, readable by its owner only.
    func signingKey() throws -> String {
        try secret("signing-key.pem") { JWTAccessTokens.newKey() }
    }

    /// The text of a file that is made once.
    func secret(_ name: String, make: () -> String) throws -> String {
        let file = path + "/" + name
        if let data = FileManager.default.contents(atPath: file) { return String(decoding: data, as: UTF8.self) }
        let text = make()
        let isMade = FileManager.default.createFile(
            atPath: file,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade else { throw ValidationError("\(file) can't be written.") }
        return text
    }
}
