import Foundation

/// Moves that are on disk when they return.
enum Disk {
    /// Renames a file over another, at once and for good.
    static func move(_ source: String, to target: String) throws {
        guard rename(source, target) == 0 else { throw CommandFailure("\(target) can't be written: \(reason)") }
        try sync(folderOf: target)
    }

    /// Gives a file a second name, so that it stays when the first is taken by another.
    static func link(_ file: String, to name: String) throws {
        guard Foundation.link(file, name) == 0 else { throw CommandFailure("\(name) can't be made: \(reason)") }
    }

    private static func sync(folderOf file: String) throws {
        let folder = URL(filePath: file).deletingLastPathComponent().path
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CommandFailure("\(folder) can't be opened: \(reason)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw CommandFailure("\(folder) can't be written: \(reason)") }
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
