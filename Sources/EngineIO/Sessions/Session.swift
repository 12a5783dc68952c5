import NIOCore
import Synchronization

/// One client's connection, whichever transport carries it; safe to use from any thread.
///
/// `SessionMachine` decides under the lock; the session acts outside of it.
public final class Session: Sendable {
    /// The id the client knows (`sid`).
    public let id: String
    /// The request that opened the session.
    public let handshake: Handshake
    let engine: Engine
    let state: Mutex<State>
    /// The loop of the WebSocket that carries the session; set once, when polling is over.
    private let webSocketLoop = AtomicLazyReference<EngineLoop>()
    private let webSocketLoopNumber = Atomic(0)

    struct State {
        var machine: SessionMachine
        var delegate: (any SessionDelegate)?
        var poll: PollAnswer?
        var link: WebSocketLink?
        var candidate: WebSocketLink?

        mutating func takePoll() -> PollAnswer? { poll.take() }
    }

    init(engine: Engine, handshake: Handshake, phase: SessionMachine.Phase, link: WebSocketLink? = nil) {
        id = SessionID.random()
        self.engine = engine
        self.handshake = handshake
        let machine = SessionMachine(
            phase: phase,
            outboxLimit: engine.configuration.outboxLimit,
            timing: engine.timing,
            now: .now()
        )
        state = Mutex(State(machine: machine, link: link))
    }

    /// The loop on which to call `deliver`, once a WebSocket carries the session; nil while it polls.
    package var home: EngineLoop? { webSocketLoop.load() }

    /// The number of `home`, or 0 while there is none.
    package var homeNumber: Int { webSocketLoopNumber.load(ordering: .acquiring) }

    func settle(on loop: EngineLoop) {
        _ = webSocketLoop.storeIfNil(loop)
        webSocketLoopNumber.store(loop.number, ordering: .releasing)
    }

    func start(delegate: any SessionDelegate) {
        state.withLock { $0.delegate = delegate }
    }

    /// The application accepted the client: `connectTimeout` no longer applies.
    public func admit() {
        state.withLock { $0.machine.admit() }
    }

    /// The most bytes of one message.
    package var maxPayload: Int { engine.configuration.maxPayload }

    /// The most bytes that may wait for the client.
    package var outboxLimit: Int { engine.configuration.outboxLimit }

    /// How long a client may take to send one message.
    package var messageTimeout: Duration { engine.configuration.messageTimeout }

    /// True once `admit` was called.
    package var isAdmitted: Bool { state.withLock { $0.machine.isAdmitted } }

    /// Stops reading from the client's WebSocket, so that TCP holds it back.
    package func pause() { setReading(false) }

    /// Reads again.
    package func resume() { setReading(true) }

    private func setReading(_ isReading: Bool) {
        state.withLock { $0.link }?.setReading(isReading)
    }

    /// True until the session is closed.
    public var isOpen: Bool { state.withLock { $0.machine.isOpen } }
}
