/// A text with room for named arguments: `{who} did “{task}”`.
struct Text: Sendable {
    private enum Piece: Sendable {
        case literal(String)
        case argument(String)
    }

    private let pieces: [Piece]

    /// Reads a text.
    /// - Throws: `Malformed` for a brace without its other half, or around something that is no name.
    init(_ text: String) throws(Malformed) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { "{}".contains($0) }) {
            pieces.append(.literal(String(rest[..<brace])))
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { throw Malformed(text: text) }
            let name = rest[rest.index(after: brace)..<end]
            guard !name.isEmpty, name.allSatisfy({ $0.isASCII && $0.isLetter }) else { throw Malformed(text: text) }
            pieces.append(.argument(String(name)))
            rest = rest[rest.index(after: end)...]
        }
        self.pieces = pieces + [.literal(String(rest))]
    }

    /// A text whose braces are wrong.
    struct Malformed: Error {
        let text: String
    }

    /// The names of its arguments.
    var arguments: Set<String> {
        Set(pieces.compactMap { if case .argument(let name) = $0 { name } else { nil } })
    }

    /// The text with its arguments in place; one that isn't given is left out.
    func filled(_ arguments: [String: String]) -> String {
        pieces.reduce(into: "") { result, piece in
            switch piece {
            case .literal(let text): result += text
            case .argument(let name): result += arguments[name] ?? ""
            }
        }
    }
}
