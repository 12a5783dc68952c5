/// A request target split into path and query.
struct RequestTarget {
    let path: Substring
    private let queryText: Substring

    init(_ uri: String) {
        let mark = uri.utf8.firstIndex(of: UInt8(ascii: "?")) ?? uri.endIndex
        path = uri[..<mark]
        queryText = uri[mark...].dropFirst()
    }

    var query: Query { Query(queryText) }

    /// Whether the path is the mount's, with or without its trailing slash.
    func isBelow(_ mount: String) -> Bool {
        path == mount || (mount.hasSuffix("/") && path == mount.dropLast())
    }
}
