import EngineIO

/// The sockets of a room that one event loop writes, or those that none writes yet.
///
/// The sessions below them are a list of their own, which a broadcast takes without copying and without touching the sockets.
struct Lane: Sendable {
    private(set) var sockets: [Socket] = []
    private(set) var sessions: [Session] = []

    mutating func append(_ socket: Socket) {
        sockets.append(socket)
        sessions.append(socket.connection.session)
    }

    /// Takes a member out and says who has its place now.
    mutating func remove(at position: Int) -> Socket? {
        guard sockets.indices.contains(position), let socket = sockets.popLast(), let session = sessions.popLast(),
            position < sockets.count
        else {
            return nil
        }
        sockets[position] = socket
        sessions[position] = session
        return socket
    }

    /// The lane without some sockets.
    func without(_ isExcluded: (Socket) -> Bool) -> Lane {
        var rest = Lane()
        for socket in sockets where !isExcluded(socket) { rest.append(socket) }
        return rest
    }
}
