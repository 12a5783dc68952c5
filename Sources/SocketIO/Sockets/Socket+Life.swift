public import EngineIO
import NIOCore
import Synchronization

extension Socket {
    /// Sends the connect answer and all that waited for it; false when the client is gone already.
    func accept() -> Bool {
        let answer = PacketEncoder.connect(namespace: namespace.name, sid: id)
        let session = connection.session
        let (isAccepted, enqueued, mustRun) = state.withLock { state -> (Bool, [Session.Enqueued], Bool) in
            guard case .connecting(let waiting) = state.phase else { return (false, [], false) }
            state.phase = .connected
            let enqueued = ([answer] + waiting).map { session.enqueue($0) }
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
        let (waiters, mustRun) = state.withLock { state -> ([CheckedContinuation<[JSON], any Error>], Bool) in
            var wasConnected = false
            if case .connected = state.phase { wasConnected = true }
            state.phase = .disconnected
            isDirect.store(false, ordering: .releasing)
            let mustRun = wasConnected && state.inbox.append(.disconnect(reason))
            return (state.acks.close(), mustRun)
        }
        namespace.adapter.remove(self)
        for waiter in waiters { waiter.resume(throwing: AckError(code: .disconnected)) }
        if mustRun { runInbox() }
    }
}
