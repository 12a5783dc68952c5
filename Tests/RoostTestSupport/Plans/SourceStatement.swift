/// A statement of the domain as it stands in the sources: what is between its values and fragments.
package struct SourceStatement: Sendable, Hashable {
    /// The file, by its path below `Sources`.
    package let file: String
    /// The text around what is put in; at least one piece.
    package let pieces: [String]

    /// How much of it is text.
    var length: Int { pieces.reduce(0) { $0 + $1.utf8.count } }

    /// Whether a text that was run begins with this.
    package func begins(_ statement: String) -> Bool {
        statement.hasPrefix(pieces[0]) && isIn(statement)
    }

    /// Whether this is in a text that was run: all pieces, in order.
    package func isIn(_ statement: String) -> Bool {
        var rest = Substring(statement)
        for piece in pieces where !piece.isEmpty {
            guard let place = rest.firstRange(of: piece) else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }

    /// Every statement the domain can run.
    package static let all: Result<[SourceStatement], any Error> = Result {
        try SwiftSources.files(of: ["Roost", "RoostSQLite"])
            .filter { !$0.path.hasPrefix("Roost/Storage/") && $0.path != "RoostSQLite/DatabaseFile.swift" }
            .flatMap { file in Self.literals(in: file.source).map { SourceStatement(file: file.path, pieces: $0) } }
    }

    /// The one that a text that was run was made of; none when a test has made it up.
    package static func origin(of statement: String) throws -> SourceStatement? {
        try all.get().filter { $0.begins(statement) }.max { $0.length < $1.length }
    }

    /// One space for any white space, as both sides are compared.
    package static func flat(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func literals(in source: String) -> [[String]] {
        let code = source.split(separator: "\n").filter { !$0.contains("///") }.joined(separator: "\n")
        let literal = #/"""\n(?<long>(?s:.*?))"""|"(?<short>(?:\\.|[^"\\\n])*)"/#
        return code.matches(of: literal).compactMap { match in
            let text = flat(match.output.long ?? match.output.short ?? "")
            guard text.contains(#/^(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\b/#) else { return nil }
            return pieces(of: text)
        }
    }

    /// Splits at `\(…)`, whatever brackets are in it, and takes the escapes away.
    private static func pieces(of text: String) -> [String] {
        var pieces = [""]
        var depth = 0
        var isEscaped = false
        for character in text {
            if depth > 0 {
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
            } else if isEscaped {
                isEscaped = false
                if character == "(" {
                    (depth, pieces) = (1, pieces + [""])
                } else {
                    pieces[pieces.count - 1].append(character)
                }
            } else if character == "\\" {
                isEscaped = true
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        return pieces
    }
}
