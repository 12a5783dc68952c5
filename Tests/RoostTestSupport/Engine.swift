import Foundation

/// A kind of database the domain runs on; tests take each one there is: `arguments: Engine.available`.
package enum Engine: String, Sendable, CaseIterable, CustomStringConvertible {
    case sqlite

    /// The engines this machine has.
    package static let available: [Engine] = [.sqlite]

    package var description: String { rawValue }

    /// An empty database of its own, with the schema in it.
    package func store() throws -> Store {
        switch self {
        case .sqlite: try Store(folder: FileManager.default.temporaryDirectory)
        }
    }
}
