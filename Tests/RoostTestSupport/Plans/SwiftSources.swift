import Foundation

/// The package's own sources, for tests of what stands in them.
package enum SwiftSources {
    /// The Swift files of some targets, by their path below `Sources`.
    package static func files(of targets: [String]) throws -> [(path: String, source: String)] {
        let root = URL(filePath: #filePath).appending(path: "../../../../Sources").standardizedFileURL
        return try targets.flatMap { target in
            let folder = root.appending(path: target).resolvingSymlinksInPath()
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }.map { file in
                let path = target + file.resolvingSymlinksInPath().path.dropFirst(folder.path.count)
                return (path, try String(contentsOf: file, encoding: .utf8))
            }
        }
    }
}
