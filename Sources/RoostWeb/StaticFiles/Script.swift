/// A script as it is sent: what is for readers of the source stays at home.
///
/// Comments here stand on lines of their own, lead one (`/** @type {X} */ #name`), or tell a type inside one
/// (`take(/** @type {X} */ (value))`). No text goes over several lines.
enum Script {
    /// The script without its comments, and without the line breaks and spaces that part nothing.
    static func packed(_ source: [UInt8]) -> [UInt8] {
        var isInside = false
        let lines = source.split(separator: UInt8(ascii: "\n"))
            .map { squeezed(withoutTypes(code(of: $0, &isInside))) }
            .filter { !$0.isEmpty }
        var packed: [UInt8] = []
        for (line, next) in zip(lines, lines.dropFirst() + [[]]) {
            packed += line
            if mustEnd(line, before: next) { packed.append(UInt8(ascii: "\n")) }
        }
        return packed
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
        return rest.starts(with: Array("//".utf8)) ? [] : rest
    }

    /// The line without the types told inside it.
    private static func withoutTypes(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let start = line.firstRange(of: Array("/** @".utf8)),
            let end = line[start.upperBound...].firstRange(of: Array("*/".utf8))
        else { return line }
        return line[..<start.lowerBound] + withoutTypes(line[end.upperBound...].drop(while: isSpace))
    }

    /// The line without the spaces around its punctuation. What is in double quotes stays, and so does a line with a pattern,
    /// a template or a comment in it.
    private static func squeezed(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var squeezed: [UInt8] = []
        var (isQuoted, isEscaped) = (false, false)
        for byte in line {
            if isQuoted {
                isQuoted = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else if "'`/".utf8.contains(byte) {
                return Array(line)
            } else if punctuation.contains(byte) {
                while squeezed.last.map(isSpace) == true { squeezed.removeLast() }
            } else if isSpace(byte), squeezed.last.map(punctuation.contains) == true {
                continue
            } else {
                isQuoted = byte == UInt8(ascii: "\"")
            }
            squeezed.append(byte)
        }
        return squeezed
    }

    /// Whether a line needs its end: a statement without a semicolon does, and what is said at a line's end.
    private static func mustEnd(_ line: [UInt8], before next: [UInt8]) -> Bool {
        if line.firstRange(of: Array("//".utf8)) != nil { return true }
        return next.first != UInt8(ascii: "}") && line.last.map(";{,([".utf8.contains) != true
    }

    /// Not `+` and `-`: `a - -b` is something else than `a--b`.
    private static let punctuation = Set("=<>!*?:&|,;(){}[]".utf8)

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
