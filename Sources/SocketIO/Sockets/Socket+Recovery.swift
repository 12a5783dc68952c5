import EngineIO
import Synchronization

extension Socket {
    /// True for a client that came back in time: it has its rooms and data, and got what it had missed.
    public var isRecovered: Bool { state.withLock { $0.ticket?.isRecovered == true } }

    /// Gives the socket what it had, and sends what it missed with the connect answer.
    func recover(_ session: StoredSession, _ missed: [StoredPacket]) {
        state.withLock { state in
            state.data = session.data
            state.ticket = RecoveryTicket(
                pid: session.pid,
                start: session.start,
                isRecovered: true,
                missed: missed,
                offsets: Set(missed.map(\.offset))
            )
        }
    }

    /// True for an event that the client has got in its recovery.
    func hasRecovered(_ offset: String) -> Bool {
        state.withLock { $0.ticket?.offsets.contains(offset) == true }
    }

    /// What the store must keep of this socket.
    func stored(_ ticket: RecoveryTicket, data: JSON, rooms: Set<String>) -> StoredSession {
        StoredSession(
            id: id,
            pid: ticket.pid,
            namespace: namespace.name,
            rooms: rooms,
            data: data,
            start: ticket.start
        )
    }
}

extension Socket.State {
    /// What the client missed, as frames; once.
    mutating func takeMissed(namespace: String) -> [Frame] {
        let missed = ticket?.missed ?? []
        ticket?.missed = []
        return missed.map { $0.packet.appending($0.offset).frame(namespace: namespace) }
    }
}
