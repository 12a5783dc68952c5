import EngineIO
import Logging
import Synchronization

/// Saves the sessions of sockets that were lost, and finds them again.
final class Recovery: Sendable {
    let store: any SessionStore
    let skipsMiddleware: Bool
    private let logger: Logger
    private let known = Mutex<[String: Whereabouts]>([:])

    /// Where the session behind a `pid` is, while this node has it.
    private enum Whereabouts: Sendable {
        case live(Socket)
        case saving(Task<Void, Never>)
    }

    init(_ settings: ConnectionRecovery, logger: Logger) {
        store = settings.store
        skipsMiddleware = settings.skipsMiddleware
        self.logger = logger
    }

    /// Remembers who uses `pid`, so that a client can come back before its old connection is known to be gone.
    func connected(_ socket: Socket, pid: String) {
        known.withLock { $0[pid] = .live(socket) }
    }

    /// Keeps what a socket had, if its client may come back.
    func disconnected(_ session: StoredSession, _ reason: DisconnectReason) {
        known.withLock { known in
            guard reason.isRecoverable else {
                known[session.pid] = nil
                return
            }
            known[session.pid] = .saving(saving(session))
        }
    }

    /// Ends when the store has it.
    private func saving(_ session: StoredSession) -> Task<Void, Never> {
        Task {
            do { try await store.save(session) } catch {
                logger.error("a session was not saved", metadata: ["error": "\(error)"])
            }
            known.withLock { if case .saving = $0[session.pid] { $0[session.pid] = nil } }
        }
    }

    /// The session that a connect packet asks for; nil when it asks for none or it is gone.
    func find(_ auth: JSON?, namespace: String) async -> RecoveredSession? {
        guard let pid = auth?["pid"]?.string else { return nil }
        switch known.withLock({ $0[pid] }) {
        case .live(let socket) where socket.namespace.name == namespace:
            socket.connection.session.close(.transportClose, orderly: false)
            if case .saving(let task) = known.withLock({ $0[pid] }) { await task.value }
        case .saving(let task): await task.value
        default: break
        }
        do {
            guard let session = try await store.take(pid: pid, namespace: namespace) else { return nil }
            return RecoveredSession(session: session, offset: auth?["offset"]?.string ?? session.start)
        } catch {
            logger.error("the session store failed", metadata: ["error": "\(error)"])
            return nil
        }
    }

    /// What a client missed; nil when some of it is gone.
    func missed(_ recovered: RecoveredSession) async -> [StoredPacket]? {
        do {
            return try await store.packets(for: recovered.session, after: recovered.offset)
        } catch {
            logger.error("the session store failed", metadata: ["error": "\(error)"])
            return nil
        }
    }
}

extension DisconnectReason {
    /// True when the client was lost, and not put out or gone by its own will.
    fileprivate var isRecoverable: Bool {
        let lost: [DisconnectReason] = [
            .transportClose, .transportError, .pingTimeout, .forcedClose, .serverShuttingDown, .slowConsumer,
        ]
        return lost.contains(self)
    }
}
