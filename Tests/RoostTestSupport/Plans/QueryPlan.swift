import Roost
import RoostSQLite

/// How SQLite finds the rows of a statement.
struct QueryPlan {
    private let statement: String
    private let steps: [String]

    /// The plan of a statement that was run on this file.
    init(of text: String, in file: DatabaseFile) throws {
        let text = SourceStatement.flat(text)
        let isOurs = try SourceStatement.origin(of: text) != nil
        statement = text
        steps = isOurs ? try Self.steps(of: text, in: file) : []
    }

    /// What is wrong with it: that it reads a whole table, and nobody has said why it may.
    var fault: String? {
        get throws {
            let scans = steps.filter(Self.isScan)
            guard !scans.isEmpty, let origin = try SourceStatement.origin(of: statement) else { return nil }
            let isAllowed = WholeRead.allowed.contains { $0.file == origin.file && statement.hasPrefix($0.statement) }
            return isAllowed ? nil : "\(statement) (\(origin.file)): \(scans.joined(separator: "; "))"
        }
    }

    private static func steps(of text: String, in file: DatabaseFile) throws -> [String] {
        let start: SQL = "EXPLAIN QUERY PLAN "
        // A value where one stood; which doesn't matter, as nothing is run.
        let pieces = text.split(separator: #/\$\d+/#, omittingEmptySubsequences: false)
        let explain = pieces.enumerated().reduce(start) { sql, piece in
            let text = SQL(stringLiteral: String(piece.element))
            return piece.offset == 0 ? "\(sql)\(text)" : "\(sql)\(0)\(text)"
        }
        return try file.read { try $0.rows(explain).map { try $0["detail"] } }
    }

    /// Rows of the statement itself, of a subquery and of an index of words aren't a table's.
    private static func isScan(_ step: String) -> Bool {
        step.hasPrefix("SCAN ") && !step.hasPrefix("SCAN (subquery-") && !step.contains("CONSTANT ROW")
            && !step.contains(#/VIRTUAL TABLE INDEX \d+:\S/#)
    }
}
