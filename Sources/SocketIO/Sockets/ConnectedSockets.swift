/// The sockets of one connection, by namespace.
struct ConnectedSockets {
    /// More namespaces than that on one connection are refused.
    static let limit = 100

    private var sockets: [String: Socket] = [:]
    /// Namespaces whose session is being looked for.
    private var reserved: Set<String> = []
    private var isClosed = false

    /// What a client gets that wants to join a namespace.
    enum Place {
        case free
        case full
    }

    subscript(namespace: String) -> Socket? { sockets[namespace] }

    /// Keeps the place of a socket to come; nil when the namespace has one already.
    mutating func reserve(_ namespace: String) -> Place? {
        guard sockets[namespace] == nil, reserved.insert(namespace).inserted else { return nil }
        return sockets.count + reserved.count <= Self.limit ? .free : .full
    }

    /// Forgets a place for which no socket comes.
    mutating func giveUp(_ namespace: String) {
        reserved.remove(namespace)
    }

    /// Puts a socket at its place; false when the connection is gone.
    mutating func occupy(_ namespace: String, _ socket: Socket) -> Bool {
        reserved.remove(namespace)
        guard !isClosed else { return false }
        sockets[namespace] = socket
        return true
    }

    /// Forgets a socket; false when it is gone already.
    mutating func remove(_ socket: Socket) -> Bool {
        guard sockets[socket.namespace.name] === socket else { return false }
        sockets[socket.namespace.name] = nil
        return true
    }

    /// All sockets; no others can come.
    mutating func close() -> [Socket] {
        isClosed = true
        defer { sockets = [:] }
        return Array(sockets.values)
    }
}
