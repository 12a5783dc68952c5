/// A socket as another node sees it, at the moment when it was asked for; act on it through its namespace.
public struct RemoteSocket: Sendable, Codable, Identifiable {
    /// The id the client knows as `socket.id`.
    public let id: String
    /// The node that serves it.
    public let node: String
    /// The rooms it is in.
    public let rooms: Set<String>
    /// What the program attached to it.
    public let data: JSON
    /// The payload of its connect packet: `auth` of the client's options.
    public let auth: JSON?
    /// The headers of its first request: lower-case name and first value.
    public let headers: [String: String]
    /// The query of its first request.
    public let query: [String: String]
    /// The client's address, without the port.
    public let remoteAddress: String?

    init(_ socket: Socket, node: String) {
        id = socket.id
        self.node = node
        rooms = socket.rooms
        data = socket.data
        auth = socket.handshake.auth
        headers = socket.handshake.headers
        query = socket.handshake.query
        remoteAddress = socket.handshake.remoteAddress
    }
}
