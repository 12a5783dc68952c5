import NIOHTTP1

/// The request that opened a session.
public struct Handshake: Sendable {
    private let head: HTTPRequestHead
    /// The client's address, without the port; nil when the channel has none.
    public let remoteAddress: String?
    /// An id for log lines about this connection.
    public let correlationID: String

    init(head: HTTPRequestHead, remoteAddress: String?) {
        self.head = head
        self.remoteAddress = remoteAddress
        correlationID = CorrelationID.next()
    }

    /// The request target: path and query.
    public var target: String { head.uri }

    /// The first value of a header; the name's case does not matter.
    public func header(_ name: String) -> String? {
        head.headers.first(name: name)
    }

    /// All headers: lower-case name and first value.
    public var headers: [String: String] {
        Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
    }

    /// The decoded query: name and first value.
    public var query: [String: String] {
        RequestTarget(head.uri).query.dictionary
    }
}
