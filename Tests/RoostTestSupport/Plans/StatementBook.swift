import Synchronization

/// The statements that a database has run, each once, by their texts without values.
package final class StatementBook: Sendable {
    private let noted = Mutex<Set<String>>([])
    /// Those that any book of this process has handed out to be explained.
    private static let explained = Mutex<Set<String>>([])

    /// All of them.
    package var statements: Set<String> { noted.withLock { $0 } }

    /// Notes one.
    func note(_ statement: String) {
        noted.withLock { _ = $0.insert(statement) }
    }

    /// Those that nobody has looked at yet; from now on they count as looked at.
    func unexplained() -> [String] {
        let statements = statements
        return Self.explained.withLock { explained in
            defer { explained.formUnion(statements) }
            return statements.subtracting(explained).sorted()
        }
    }
}
