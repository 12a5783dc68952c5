public import Logging
import NIOCore
import Synchronization

/// An Engine.IO 4 server without a port: it owns the sessions that mounts (`EngineHandler`) bring to it.
public final class Engine: Sendable {
    /// The settings, fixed at start.
    public let configuration: Configuration
    let timing: Timing
    let logger: Logger
    let metrics: EngineMetrics
    private let makeDelegate: @Sendable (Session) -> any SessionDelegate
    private let state = Mutex(State())
    private let connections: Mutex<ConnectionCount>

    private struct State {
        var sessions: [String: Session] = [:]
        var loops: [ObjectIdentifier: EngineLoop] = [:]
        var isShutDown = false
    }

    /// Makes an engine; `makeDelegate` is called on an event loop for each session, before its first message.
    public init(
        configuration: Configuration = Configuration(),
        logger: Logger,
        makeDelegate: @escaping @Sendable (Session) -> any SessionDelegate
    ) {
        self.configuration = configuration
        self.logger = logger
        self.makeDelegate = makeDelegate
        timing = Timing(configuration)
        metrics = EngineMetrics(factory: configuration.metricsFactory)
        connections = Mutex(
            ConnectionCount(limit: configuration.connections, limitPerAddress: configuration.connectionsPerAddress)
        )
    }

    /// How many sessions are open.
    public var sessionCount: Int { state.withLock { $0.sessions.count } }

    /// True once `shutdown` was called; handshakes are then refused.
    var isShutDown: Bool { state.withLock { $0.isShutDown } }

    func session(_ id: String) -> Session? {
        state.withLock { $0.sessions[id] }
    }

    /// Opens a session on the loop of its first transport.
    func open(_ handshake: Handshake, over link: WebSocketLink?, on loop: EngineLoop) -> Session {
        let phase: SessionMachine.Phase = link == nil ? .polling : .webSocket
        let session = Session(engine: self, handshake: handshake, phase: phase, link: link)
        if link != nil { session.settle(on: loop) }
        state.withLock { $0.sessions[session.id] = session }
        metrics.opened()
        session.start(delegate: makeDelegate(session))
        loop.add(session, at: .now() + min(timing.pingInterval, timing.connectTimeout))
        return session
    }

    /// Ticks a session once at `deadline`, from any thread.
    func wake(_ session: Session, at deadline: NIODeadline, on loop: any EventLoop) {
        loop.execute { self.loop(of: loop).add(session, at: deadline, once: true) }
    }

    /// What is kept for an event loop; call it on that loop.
    func loop(of loop: any EventLoop) -> EngineLoop {
        state.withLock { state in
            if let known = state.loops[ObjectIdentifier(loop)] { return known }
            let new = EngineLoop(loop: loop, number: state.loops.count + 1, resolution: timing.resolution)
            state.loops[ObjectIdentifier(loop)] = new
            return new
        }
    }

    /// Counts a new connection until it closes; false when it is one too many.
    func admit(_ channel: any Channel) -> Bool {
        let isPerAddress = configuration.connectionsPerAddress < .max
        let address = isPerAddress ? channel.remoteAddress?.ipAddress : nil
        guard connections.withLock({ $0.add(address) }) else { return false }
        channel.closeFuture.whenComplete { _ in self.connections.withLock { $0.remove(address) } }
        return true
    }

    func forget(_ session: Session) {
        state.withLock { _ = $0.sessions.removeValue(forKey: session.id) }
    }

    /// Closes every session and refuses new ones; returns at once.
    public func shutdown() {
        let sessions = state.withLock { state in
            state.isShutDown = true
            return Array(state.sessions.values)
        }
        for session in sessions { session.shutDown() }
    }

    /// Closes a session because the server stops, soon: see `drainTime`.
    func retire(_ session: Session, on loop: any EventLoop) {
        var random = SystemRandomNumberGenerator()
        let delay = Farewell.delay(open: sessionCount, longest: configuration.drainTime, using: &random)
        guard delay > .zero else { return session.shutDown() }
        loop.scheduleTask(in: delay) { session.shutDown() }
    }

    /// Refuses new sessions, closes those there are within `drainTime`, and waits until they are gone, at most 5 s more.
    public func drain() async {
        let (sessions, loop) = state.withLock { state in
            state.isShutDown = true
            return (Array(state.sessions.values), state.loops.values.first?.loop)
        }
        if let loop { for session in sessions { retire(session, on: loop) } }
        let end = ContinuousClock.now + configuration.drainTime + .seconds(5)
        while sessionCount > 0, .now < end {
            do { try await Task.sleep(for: .milliseconds(10)) } catch { return shutdown() }
        }
    }

    /// The JSON of the `open` packet.
    func openPacket(for session: Session, upgrades: Bool) -> Frame {
        let configuration = configuration
        let fields = [
            #""sid":"\#(session.id)""#,
            #""upgrades":[\#(upgrades ? #""websocket""# : "")]"#,
            #""pingInterval":\#(timing.pingInterval.nanoseconds / 1_000_000)"#,
            #""pingTimeout":\#(timing.pingTimeout.nanoseconds / 1_000_000)"#,
            #""maxPayload":\#(configuration.maxPayload)"#,
        ]
        return Frame(type: .open, content: "{" + fields.joined(separator: ",") + "}")
    }
}
