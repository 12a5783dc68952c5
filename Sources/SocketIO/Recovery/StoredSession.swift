/// What is kept of a client that lost its connection.
public struct StoredSession: Sendable, Codable {
    /// The socket's id, which the client gets back.
    public var id: String
    /// The secret by which the client asks for it.
    public var pid: String
    /// The namespace it was in.
    public var namespace: String
    /// The rooms it was in.
    public var rooms: Set<String>
    /// What the program attached to it.
    public var data: JSON
    /// The store's head when the client connected: where a client starts that never got an event.
    public var start: String

    /// All rooms, the one that bears its id among them.
    public var membership: Set<String> { rooms.union([id]) }
}
