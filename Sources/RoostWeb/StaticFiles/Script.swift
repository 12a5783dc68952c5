/// A script as it is sent: what is for readers of the source stays at home.
///
/// Comments here stand on lines of their own, or lead one (`/** @type {X} */ #name`). Lines stay where they are, so that what
/// went wrong in line 12 is in line 12 of the source.
enum Script {
    /// The script without its comments and the space its lines begin with.
    static func withoutComments(_ source: [UInt8]) -> [UInt8] {
        var isInside = false
        let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return Array(lines.map { code(of: $0, &isInside) }.joined(separator: [UInt8(ascii: "\n")]))
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

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
