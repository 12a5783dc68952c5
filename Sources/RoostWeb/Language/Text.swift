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
        if pieces.count == 1, case .literal(let text) = pieces[0] { return text }
        return pieces.reduce(into: "") { result, piece in
            switch piece {
            case .literal(let text): result += text
            case .argument(let name): result += arguments[name] ?? ""
            }
        }
    }

    /// The arguments by which this text became another; nil when it didn't. Where more than one way would do, the earlier argument
    /// is the longer.
    func arguments(in told: String) -> [String: String]? {
        var (rest, arguments, open) = (told[...], [:] as [String: String], nil as String?)
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .argument(let name): open = name
            case .literal(let text):
                guard let name = open else {
                    guard rest.hasPrefix(text) else { return nil }
                    rest = rest.dropFirst(text.count)
                    continue
                }
                guard let place = Self.place(of: text, in: rest, isLast: index == pieces.count - 1) else { return nil }
                arguments[name] = String(rest[..<place.lowerBound])
                rest = rest[place.upperBound...]
                open = nil
            }
        }
        return rest.isEmpty ? arguments : nil
    }

    /// Where the words after an argument begin: the last time they come, or at the end.
    private static func place(of text: String, in rest: Substring, isLast: Bool) -> Range<String.Index>? {
        guard isLast || text.isEmpty else { return rest.ranges(of: text).last }
        return rest.hasSuffix(text) ? rest.index(rest.endIndex, offsetBy: -text.count)..<rest.endIndex : nil
    }

    /// The text as a piece of a template: `{{who}} did “{{task}}”`, with what HTML gives a meaning escaped.
    var piece: String {
        pieces.reduce(into: "") { result, piece in
            switch piece {
            case .literal(let text): result += text.htmlEscaped
            case .argument(let name): result += "{{\(name)}}"
            }
        }
    }
}
