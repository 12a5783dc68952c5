/// A YAML document to be written: block style, keys in the order given.
package indirect enum YAML {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([YAML])
    case map([(String, YAML)])

    /// A reference to another part of the document.
    package static func reference(_ target: String) -> YAML { .map([("$ref", .text("#/" + target))]) }

    /// The document's text.
    package var document: String { block("").drop { $0 == "\n" } + "\n" }

    private func block(_ indent: String) -> String {
        switch self {
        case .text(let text): " " + Self.scalar(text)
        case .number(let number): " \(number)"
        case .flag(let flag): " \(flag)"
        case .list(let items) where items.isEmpty: " []"
        case .list(let items): items.map { "\n\(indent)-" + $0.item(indent + "  ") }.joined()
        case .map(let members) where members.isEmpty: " {}"
        case .map(let members): members.map { "\n\(indent)\(Self.scalar($0)):" + $1.block(indent + "  ") }.joined()
        }
    }

    /// The first line of a list's item stands beside its dash.
    private func item(_ indent: String) -> String {
        let text = block(indent)
        return text.hasPrefix("\n") ? " " + text.drop { $0 == "\n" || $0 == " " } : text
    }

    /// Plain where that can't be read as anything but text, else in double quotes.
    private static func scalar(_ text: String) -> String {
        let isPlain =
            text.first?.isLetter == true
            && !["true", "false", "null", "yes", "no", "on", "off"].contains(text.lowercased())
            && text.utf8.allSatisfy { $0 == 32 || $0 == 95 || $0 == 45 || $0 == 46 || $0 == 47 || isAlphanumeric($0) }
        if isPlain { return text }
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
