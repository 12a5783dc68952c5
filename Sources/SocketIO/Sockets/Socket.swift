import EngineIO
import Logging
import NIOCore
import Synchronization

/// One client in one namespace; safe to use from any thread.
public final class Socket: Sendable {
    /// The id the client knows as `socket.id`; also the name of a room with this socket alone.
    public let id: String
    /// The namespace the socket is in.
    public let namespace: Namespace
    /// What the client said when it connected.
    public let handshake: SocketHandshake
    let connection: Connection
    let state = Mutex(State())
    /// Whether frames may go straight to the session: from the connect answer to the disconnect.
    let isDirect = Atomic(false)

    /// How far the socket is in its life.
    enum Phase {
        /// Middleware runs; what is emitted waits for the connect answer.
        case connecting([WaitingFrame])
        case connected
        case disconnected
    }

    /// A frame that waits for the connect answer, and where it stands in the session store.
    struct WaitingFrame {
        let frame: Frame
        let offset: String?
    }

    struct State {
        var phase = Phase.connecting([])
        /// What waits for the connect answer; limited like what waits for a slow client.
        var waitingBytes = 0
        var handlers = Handlers()
        var inbox = Inbox()
        var acks = PendingAcks()
        var isPaused = false
        var data = JSON.object([:])
        var ticket: RecoveryTicket?
    }

    init(namespace: Namespace, connection: Connection, auth: JSON?, id: String? = nil) {
        self.id = id ?? SessionID.random()
        self.namespace = namespace
        self.connection = connection
        handshake = SocketHandshake(request: connection.session.handshake, auth: auth)
        guard let recovery = namespace.recovery else { return }
        let ticket = RecoveryTicket(pid: SessionID.random(), start: recovery.store.head)
        state.withLock { $0.ticket = ticket }
    }

    /// True between the connect answer and the disconnect.
    public var isConnected: Bool {
        state.withLock { if case .connected = $0.phase { true } else { false } }
    }
}

extension Socket {
    /// What the program attaches to the client; other nodes see it in `fetchSockets`, and a recovery brings it back.
    public var data: JSON {
        get { state.withLock { $0.data } }
        set { state.withLock { $0.data = newValue } }
    }

    /// Changes `data` in one step, so that nobody else's change is lost.
    public func updateData<Result>(_ change: (inout JSON) throws -> sending Result) rethrows -> sending Result {
        try state.withLock { try change(&$0.data) }
    }
}

extension Socket: Hashable {
    public static func == (left: Socket, right: Socket) -> Bool { left === right }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
