/// A form with files, as browsers send it: `multipart/form-data` (RFC 7578).
struct MultipartForm: Sendable {
    private var parts: [String: [UInt8]] = [:]

    /// Reads a whole body; of a repeated field the first counts.
    /// - Throws: `Problem` 400 when the boundary or its end is missing.
    init(_ bytes: [UInt8], contentType: String) throws(Problem) {
        guard let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
            throw .malformedBody("This form doesn't say where its parts end.")
        }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter stands at the very start, without a line before it.
        var rest = (Array("\r\n".utf8) + bytes)[...]
        guard let start = rest.firstRange(of: delimiter) else { throw .malformedBody("This form has no parts.") }
        rest = rest[start.upperBound...]
        while !rest.starts(with: Array("--".utf8)) {
            guard let end = rest.firstRange(of: delimiter) else { throw .malformedBody("This form isn't whole.") }
            read(rest[..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
    }

    /// What was sent in a field.
    subscript(field: String) -> [UInt8]? { parts[field] }

    /// One part: its header fields, an empty line, what it carries.
    private mutating func read(_ part: ArraySlice<UInt8>) {
        guard let gap = part.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
        let lines = String(decoding: part[..<gap.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
        let name = disposition.flatMap { Self.parameter("name", of: String($0)) }
        guard let name, parts[name] == nil else { return }
        parts[name] = Array(part[gap.upperBound...])
    }

    /// `name="value"` or `name=value` behind a semicolon.
    private static func parameter(_ name: String, of field: String) -> String? {
        for piece in field.split(separator: ";").dropFirst() {
            let sides = piece.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].filter({ $0 != " " }).lowercased() == name else { continue }
            return String(sides[1].filter { $0 != "\"" }.drop { $0 == " " })
        }
        return nil
    }
}
