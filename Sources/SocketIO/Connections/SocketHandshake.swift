import EngineIO

/// What a client said when it connected.
public struct SocketHandshake: Sendable {
    private let request: Handshake
    /// The payload of the connect packet: `auth` of the client's options.
    public let auth: JSON?

    init(request: Handshake, auth: JSON?) {
        self.request = request
        self.auth = auth
    }

    /// The headers of the first request: lower-case name and first value, such as `cookie` and `origin`.
    public var headers: [String: String] { request.headers }

    /// The first value of a header; the name's case does not matter.
    public func header(_ name: String) -> String? { request.header(name) }

    /// The query of the first request: name and first value.
    public var query: [String: String] { request.query }

    /// The client's address, without the port.
    public var remoteAddress: String? { request.remoteAddress }

    /// An id for log lines about this connection.
    public var correlationID: String { request.correlationID }
}
