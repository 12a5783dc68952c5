/// A script as it is sent: what is for readers of the source stays at home.
///
/// Comments here stand on lines of their own, lead one (`/** @type {X} */ #name`), or tell a type inside one
/// (`take(/** @type {X} */ (value))`). No text goes over several lines.
enum Script {
    /// The script without its comments, empty lines, the space lines begin with, and line breaks that end nothing.
    static func packed(_ source: [UInt8]) -> [UInt8] {
        var isInside = false
        let lines = source.split(separator: UInt8(ascii: "\n")).map { code(of: $0, &isInside) }.filter { !$0.isEmpty }
        var packed: [UInt8] = []
        for (line, next) in zip(lines, lines.dropFirst() + [[]]) {
            packed += line
            if mustEnd(line, before: next) { packed.append(UInt8(ascii: "\n")) }
        }
        return packed
    }

    /// Whether a line needs its end: a statement without a semicolon does, and what is said at a line's end.
    private static func mustEnd(_ line: ArraySlice<UInt8>, before next: ArraySlice<UInt8>) -> Bool {
        if line.firstRange(of: Array("//".utf8)) != nil { return true }
        return line.last != UInt8(ascii: ";") && line.last != UInt8(ascii: "{") && next.first != UInt8(ascii: "}")
    }

    /// What of a line is code; `isInside` says whether a comment has begun and not ended yet.
    private static func code(of line: ArraySlice<UInt8>, _ isInside: inout Bool) -> ArraySlice<UInt8> {
        var rest = line.drop(while: isSpace)
        if isInside || rest.starts(with: Array("/*".utf8)) {
            guard let end = rest.firstRange(of: Array("*/".utf8)) else {
                isInside = true
                return []
            }
            isInside = false
            rest = rest[end.upperBound...].drop(while: isSpace)
        }
        return rest.starts(with: Array("//".utf8)) ? [] : withoutTypes(rest)
    }

    /// The line without the types told inside it.
    private static func withoutTypes(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let start = line.firstRange(of: Array("/** @".utf8)),
            let end = line[start.upperBound...].firstRange(of: Array("*/".utf8))
        else { return line }
        return line[..<start.lowerBound] + withoutTypes(line[end.upperBound...].drop(while: isSpace))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
