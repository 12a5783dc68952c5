import NIOHTTP1

/// The request that opened a session.
///
/// It is kept as long as the session, so its head is one string: as lists of headers it would be the larger part of what
/// an idle connection costs.
public struct Handshake: Sendable {
    /// The target, then each header's name and value: lines, because none of them may have a line break (RFC 9110, 5.5).
    private let lines: String
    /// The client's address, without the port; nil when the channel has none.
    public let remoteAddress: String?
    /// An id for log lines about this connection.
    public let correlationID: String

    init(head: HTTPRequestHead, remoteAddress: String?) {
        var lines = [head.uri]
        for (name, value) in head.headers { lines += [name, value] }
        self.lines = lines.joined(separator: "\n")
        self.remoteAddress = remoteAddress
        correlationID = CorrelationID.next()
    }

    /// The request target: path and query.
    public var target: String { String(split.first ?? "") }

    /// The first value of a header; the name's case does not matter.
    public func header(_ name: String) -> String? {
        let name = name.lowercased()
        return pairs.first { $0.name.lowercased() == name }.map { String($0.value) }
    }

    /// All headers: lower-case name and first value.
    public var headers: [String: String] {
        Dictionary(pairs.map { ($0.name.lowercased(), String($0.value)) }) { first, _ in first }
    }

    /// The decoded query: name and first value.
    public var query: [String: String] {
        RequestTarget(target).query.dictionary
    }

    private var split: [Substring] {
        lines.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private var pairs: [(name: Substring, value: Substring)] {
        let parts = split.dropFirst()
        return stride(from: parts.startIndex, to: parts.endIndex - 1, by: 2).map { (parts[$0], parts[$0 + 1]) }
    }
}
