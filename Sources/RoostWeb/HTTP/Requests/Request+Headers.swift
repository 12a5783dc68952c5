import HTTPTypes
import Hummingbird

extension Request {
    /// The client's name for this mutation.
    /// - Throws: `Problem` 400 when it isn't 1 to 255 visible ASCII characters.
    func idempotencyKey() throws(Problem) -> String? {
        guard let key = headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .malformedHeader("Idempotency-Key", "An Idempotency-Key is 1 to 255 visible ASCII characters.")
        }
        return key
    }

    /// The version a change was made from; none for `*` or without the header.
    /// - Throws: `Problem` 400 when it names no version.
    func ifMatchVersion() throws(Problem) -> Int? {
        guard let text = headers[.ifMatch], text != "*" else { return nil }
        let isQuoted = text.hasPrefix("\"") && text.hasSuffix("\"") && text.count > 2
        let bare = isQuoted ? text.dropFirst().dropLast() : text[...]
        guard let version = Int(bare), version > 0 else {
            throw .malformedHeader("If-Match", "If-Match carries the version as a whole number, such as \"3\".")
        }
        return version
    }

    /// Whether the client has this representation already (RFC 9110, section 13.1.2).
    func alreadyHas(tag: String) -> Bool {
        guard let header = headers[.ifNoneMatch] else { return false }
        return header.split(separator: ",").contains { candidate in
            var candidate = candidate.drop { $0 == " " }
            if candidate.hasPrefix("W/") { candidate = candidate.dropFirst(2) }
            while candidate.last == " " { candidate.removeLast() }
            return candidate == "*" || candidate == "\"\(tag)\""
        }
    }

    /// Whether this is a person's browser that wants a page, rather than a program that wants JSON.
    var prefersHTML: Bool {
        !uri.path.hasPrefix("/v1/") && quality(of: "text/html") > quality(of: "application/json")
    }

    /// How much a media type is wanted by name (RFC 9110, section 12.5.1): 0 to 1.
    private func quality(of type: String) -> Double {
        let ranges = headers[.accept]?.lowercased().split(separator: ",") ?? []
        for range in ranges {
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard parts.first == type else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }
            return quality.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
        }
        return 0
    }
}
