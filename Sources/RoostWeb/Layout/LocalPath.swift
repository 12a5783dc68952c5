import HTTPTypes
import Hummingbird

/// A path on this server, as it comes in `next` and `Referer`; anything that would lead elsewhere is none.
struct LocalPath: Sendable, Equatable {
    /// The path with its query: `/families/…/tasks?tab=mine`.
    let text: String

    /// Takes `/…`; browsers read `//host` and `/\host` as another server, and skip tabs and line ends.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2_000 else { return nil }
        guard bytes.count == 1 || (bytes[1] != UInt8(ascii: "/") && bytes[1] != UInt8(ascii: "\\")) else { return nil }
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else { return nil }
        self.text = text
    }

    /// The page of ours a request was sent from.
    init?(refererOf request: Request) {
        guard let referer = request.headers[.referer], let authority = request.head.authority else { return nil }
        let prefixes = ["http://\(authority)/", "https://\(authority)/"]
        guard let prefix = prefixes.first(where: referer.hasPrefix) else { return nil }
        let rest = referer.dropFirst(prefix.count - 1).prefix { $0 != "#" }
        self.init(String(rest))
    }

    /// Its parts without the query.
    var components: [String] {
        text.prefix { $0 != "?" }.split(separator: "/").map(String.init)
    }

    /// The fields of its query.
    var fields: QueryFields {
        QueryFields(String(text.drop { $0 != "?" }.dropFirst()))
    }

    /// The sign-in page, or the children's, which leads on to the path.
    static func signIn(next: String?, at door: String = "/sign-in") -> String {
        guard let path = next.flatMap(LocalPath.init), path.text != "/" else { return door }
        let unreserved = path.text.utf8.map { byte -> String in
            let plain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return plain || "-._~/".utf8.contains(byte)
                ? String(decoding: [byte], as: UTF8.self) : "%" + String(byte, radix: 16, uppercase: true)
        }
        return door + "?next=" + unreserved.joined()
    }
}
