/// The sockets of one connection, one for each namespace it is in; mostly one, so that a list beats a dictionary.
struct ConnectedSockets {
    /// More namespaces than that on one connection are refused.
    static let limit = 100

    private var sockets: [Socket] = []
    /// Namespaces whose session is being looked for.
    private var reserved: [String] = []
    private var isClosed = false

    /// What a client gets that wants to join a namespace.
    enum Place {
        case free
        case full
    }

    subscript(namespace: String) -> Socket? { sockets.first { $0.namespace.name == namespace } }

    /// Keeps the place of a socket to come; nil when the namespace has one already.
    mutating func reserve(_ namespace: String) -> Place? {
        guard self[namespace] == nil, !reserved.contains(namespace) else { return nil }
        reserved.append(namespace)
        return sockets.count + reserved.count <= Self.limit ? .free : .full
    }

    /// Forgets a place for which no socket comes.
    mutating func giveUp(_ namespace: String) {
        reserved.removeAll { $0 == namespace }
        if reserved.isEmpty { reserved = [] }
    }

    /// Puts a socket at its place; false when the connection is gone.
    mutating func occupy(_ namespace: String, _ socket: Socket) -> Bool {
        giveUp(namespace)
        guard !isClosed else { return false }
        sockets.append(socket)
        return true
    }

    /// Forgets a socket; false when it is gone already.
    mutating func remove(_ socket: Socket) -> Bool {
        guard let position = sockets.firstIndex(of: socket) else { return false }
        sockets.remove(at: position)
        return true
    }

    /// All sockets there are now.
    var all: [Socket] { sockets }

    /// All sockets; no others can come.
    mutating func close() -> [Socket] {
        isClosed = true
        defer { sockets = [] }
        return sockets
    }
}
