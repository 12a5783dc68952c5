public import EngineIO
import NIOCore
import Synchronization

extension Socket {
    /// Sends the connect answer and all that waited for it; false when the client is gone already.
    func accept() -> Bool {
        let session = connection.session
        let name = namespace.name
        let (isAccepted, enqueued, mustRun) = state.withLock { state -> (Bool, [Session.Enqueued], Bool) in
            guard case .connecting(let waiting) = state.phase else { return (false, [], false) }
            state.phase = .connected
            let answer = PacketEncoder.connect(namespace: name, sid: id, pid: state.ticket?.pid)
            let fresh = waiting.filter { $0.offset.map { state.ticket?.offsets.contains($0) != true } ?? true }
            let frames = [answer] + state.takeMissed(namespace: name) + fresh.map(\.frame)
            let enqueued = frames.map { session.enqueue($0) }
            if let ticket = state.ticket { namespace.recovery?.connected(self, pid: ticket.pid) }
            isDirect.store(true, ordering: .releasing)
            return (true, enqueued, state.inbox.release())
        }
        for loop in enqueued.compactMap(session.settle) { loop.execute { session.drain() } }
        if mustRun { runInbox() }
        return isAccepted
    }

    /// Puts the client out: of this namespace, or with `close` of the whole connection.
    public func disconnect(close: Bool = false, reason: DisconnectReason? = nil) {
        if close {
            connection.session.close(reason ?? .forcedServerClose)
        } else {
            send(PacketEncoder.disconnect(namespace: namespace.name))
            connection.leave(self)
            finish(reason ?? .serverNamespaceDisconnect)
        }
    }

    /// Ends the socket; its disconnect handlers hear of it if it was connected.
    func finish(_ reason: DisconnectReason) {
        let rooms = namespace.members.remove(self)
        let end = state.withLock { state -> End in
            var end = End(waiters: state.acks.close())
            if case .connected = state.phase {
                end.wasConnected = true
                end.mustRun = state.inbox.append(.disconnect(Disconnect(reason: reason, rooms: rooms)))
                end.stored = state.ticket.map { stored($0, data: state.data, rooms: rooms) }
            }
            state.phase = .disconnected
            isDirect.store(false, ordering: .releasing)
            return end
        }
        if let stored = end.stored { namespace.recovery?.disconnected(stored, reason) }
        if end.wasConnected { namespace.metrics.disconnected() }
        for waiter in end.waiters { waiter.resume(throwing: AckError(code: .disconnected)) }
        if end.mustRun { runInbox() }
    }

    /// What is left to do when a socket has ended.
    private struct End {
        let waiters: [CheckedContinuation<[JSON], any Error>]
        var wasConnected = false
        var mustRun = false
        var stored: StoredSession?
    }
}
