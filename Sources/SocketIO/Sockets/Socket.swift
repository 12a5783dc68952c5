public import EngineIO
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
    private let state = Mutex(State())
    /// Whether frames may go straight to the session: from the connect answer to the disconnect.
    private let isDirect = Atomic(false)

    /// How far the socket is in its life.
    private enum Phase {
        /// Middleware runs; what is emitted waits for the connect answer.
        case connecting([Frame])
        case connected
        case disconnected
    }

    private struct State {
        var phase = Phase.connecting([])
        var handlers = Handlers()
        var inbox = Inbox()
        var acks = PendingAcks()
        var isPaused = false
    }

    init(namespace: Namespace, connection: Connection, auth: JSON?) {
        id = SessionID.random()
        self.namespace = namespace
        self.connection = connection
        handshake = SocketHandshake(request: connection.session.handshake, auth: auth)
    }

    /// True between the connect answer and the disconnect.
    public var isConnected: Bool {
        state.withLock { if case .connected = $0.phase { true } else { false } }
    }
}

// MARK: - Sending

extension Socket {
    /// Sends an event to this client. Never waits; one thread's events keep their order.
    ///
    /// An argument without a JSON form is a fault of the program: it is logged and nothing is sent.
    public func emit(_ name: String, _ arguments: any Encodable & Sendable...) {
        guard let packet = namespace.encode(name, arguments) else { return }
        emit(packet)
    }

    /// Sends a typed event to this client.
    public func emit<Payload>(_ event: TypedEvent<Payload>, _ payload: Payload) {
        emit(event.name, payload)
    }

    /// Sends an event that is encoded already.
    public func emit(_ packet: EventPacket) {
        send(packet.frame(namespace: namespace.name))
    }

    /// Sends an event and waits for the client's answer.
    /// - Returns: the arguments of the ack.
    /// - Throws: `AckError` when no answer came in time, `CancellationError`, or an `EncodingError`.
    public func emitWithAck(
        _ name: String,
        _ arguments: any Encodable & Sendable...,
        timeout: Duration = .seconds(10)
    ) async throws -> [JSON] {
        let packet = try EventPacket(name, arguments: arguments)
        let ticket = Mutex<Int?>(nil)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let id = expect(waiter)
                ticket.withLock { $0 = id }
                guard let id else { return }
                send(packet.frame(namespace: namespace.name, id: id))
                expire(id, after: timeout)
                if Task.isCancelled { fail(id, CancellationError()) }
            }
        } onCancel: {
            if let id = ticket.withLock({ $0 }) { fail(id, CancellationError()) }
        }
    }

    private func expect(_ waiter: CheckedContinuation<[JSON], any Error>) -> Int? {
        let id = state.withLock { $0.acks.add(waiter) }
        if id == nil { waiter.resume(throwing: AckError(code: .disconnected)) }
        return id
    }

    private func expire(_ id: Int, after timeout: Duration) {
        // Ends by itself after `timeout`; an ack that came before has taken the waiter.
        Task {
            try await Task.sleep(for: timeout)
            fail(id, AckError(code: .timeout))
        }
    }

    private func fail(_ id: Int, _ error: any Error) {
        state.withLock { $0.acks.take(id) }?.resume(throwing: error)
    }

    func sendAck(id: Int, _ arguments: [any Encodable & Sendable]) {
        do {
            send(PacketEncoder.ack(namespace: namespace.name, id: id, try EncodedPayload(array: arguments)))
        } catch {
            namespace.logger.error("an ack has no JSON form", metadata: ["error": "\(error)"])
        }
    }

    /// Where to call the session's `deliver`; nil while frames must go through `send`.
    var home: EngineLoop? {
        isDirect.load(ordering: .acquiring) ? connection.session.home : nil
    }

    /// The number of `home`, or 0 while there is none.
    var homeNumber: Int {
        isDirect.load(ordering: .acquiring) ? connection.session.homeNumber : 0
    }

    /// Sends a frame, or keeps it for after the connect answer.
    func send(_ frame: Frame, volatile: Bool = false) {
        let session = connection.session
        if let home { return home.run { session.deliver(frame, volatile: volatile) } }
        let enqueued = state.withLock { state -> Session.Enqueued in
            switch state.phase {
            case .connected: return session.enqueue(frame, volatile: volatile)
            case .disconnected: return .done
            case .connecting(var waiting):
                state.phase = .disconnected  // so that the array has one owner while it grows
                waiting.append(frame)
                state.phase = .connecting(waiting)
                return .done
            }
        }
        session.settle(enqueued)?.execute { session.drain() }
    }
}

// MARK: - Rooms

extension Socket {
    /// Enters rooms; what is broadcast to them from now on reaches this client. Does nothing once disconnected.
    public func join(_ rooms: String...) {
        namespace.adapter.join(self, rooms: rooms)
    }

    /// Leaves a room.
    public func leave(_ room: String) {
        namespace.adapter.leave(self, room: room)
    }

    /// The rooms the socket is in.
    public var rooms: Set<String> { namespace.adapter.rooms(of: self) }

    /// A broadcast to rooms that leaves this socket out.
    public func to(_ rooms: String...) -> Broadcast {
        Broadcast(namespace: namespace, rooms: Set(rooms), excluded: [id])
    }

    /// A broadcast to everybody else in the namespace.
    public var broadcast: Broadcast { Broadcast(namespace: namespace, rooms: [], excluded: [id]) }
}

// MARK: - Handlers

extension Socket {
    /// Calls `handler` for each such event. Handlers of a socket run one after another, in order of arrival.
    ///
    /// What the handler throws answers the ack and is logged: an `EventError` in its own words, others as "Internal error".
    public func on(_ name: String, _ handler: @escaping @Sendable (IncomingEvent) async throws -> Void) {
        state.withLock { $0.handlers.add(name) { _, event in try await handler(event) } }
    }

    /// Calls `handler` for each such event and answers the ack with what it returns.
    public func on<Answer: Encodable & Sendable>(
        _ name: String,
        _ handler: @escaping @Sendable (IncomingEvent) async throws -> Answer
    ) {
        on(name) { (event: IncomingEvent) -> Void in
            let answer = try await handler(event)
            event.acknowledge?(answer)
        }
    }

    /// Calls `handler` with the payload of a typed event; a payload of another shape answers the ack with an error.
    public func on<Payload>(
        _ event: TypedEvent<Payload>,
        _ handler: @escaping @Sendable (Payload, IncomingEvent) async throws -> Void
    ) {
        on(event.name) { (event: IncomingEvent) -> Void in
            try await handler(try event.decode(Payload.self), event)
        }
    }

    /// Calls `handler` for every event, before the handlers of its name.
    public func onAny(_ handler: @escaping @Sendable (IncomingEvent) async throws -> Void) {
        state.withLock { $0.handlers.addAny { _, event in try await handler(event) } }
    }

    /// Calls `handler` once, after the last event was handled and the socket has left its rooms.
    public func onDisconnect(_ handler: @escaping @Sendable (DisconnectReason) async -> Void) {
        state.withLock { $0.handlers.addDisconnect { _, reason in await handler(reason) } }
    }

    /// Forgets the handlers of an event.
    public func off(_ name: String) {
        state.withLock { $0.handlers.remove(name) }
    }

    func receive(_ name: String, _ arguments: [JSON], ackID: Int?) {
        let acknowledge = ackID.map { Acknowledgement(socket: self, id: $0) }
        let event = IncomingEvent(name: name, arguments: arguments, acknowledge: acknowledge)
        let (mustRun, mustPause) = state.withLock { state -> (Bool, Bool) in
            let mustRun = state.inbox.append(.event(event))
            guard state.inbox.count >= Inbox.limit, !state.isPaused else { return (mustRun, false) }
            state.isPaused = true
            return (mustRun, true)
        }
        if mustPause { connection.session.pause() }
        if mustRun { runInbox() }
    }

    func receiveAck(_ id: Int, _ arguments: [JSON]) {
        state.withLock { $0.acks.take(id) }?.resume(returning: arguments)
    }

    private func runInbox() {
        // Ends when the inbox is empty; a socket that is gone has only its disconnect left in it. Starts where it is:
        // a handler that does not wait costs no change of threads.
        Task.immediate {
            while let item = takeItem() { await handle(item) }
        }
    }

    private func takeItem() -> Inbox.Item? {
        let (item, mustResume) = state.withLock { state -> (Inbox.Item?, Bool) in
            let item = state.inbox.next()
            guard state.isPaused, state.inbox.count < Inbox.limit / 2 else { return (item, false) }
            state.isPaused = false
            return (item, true)
        }
        if mustResume { connection.session.resume() }
        return item
    }

    private func handle(_ item: Inbox.Item) async {
        let own = state.withLock { $0.handlers }
        switch item {
        case .event(let event):
            for handler in namespace.handlers.matching(event.name) + own.matching(event.name) {
                await run(handler, event)
            }
        case .disconnect(let reason):
            for handler in namespace.handlers.disconnect + own.disconnect { await handler(self, reason) }
            state.withLock { $0.handlers = Handlers() }
        }
    }

    private func run(_ handler: Handlers.EventHandler, _ event: IncomingEvent) async {
        do {
            try await handler(self, event)
        } catch let error as EventError {
            event.acknowledge?(error.json)
        } catch {
            namespace.logger.error(
                "a handler failed",
                metadata: ["event": "\(event.name)", "socket": "\(id)", "error": "\(error)"]
            )
            event.acknowledge?(EventError(message: "Internal error").json)
        }
    }
}

// MARK: - Beginning and end

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

extension Socket: Hashable {
    public static func == (left: Socket, right: Socket) -> Bool { left === right }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
