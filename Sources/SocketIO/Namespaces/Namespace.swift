import Logging
import Synchronization

/// A part of the server with its own middleware, rooms and handlers.
public final class Namespace: Sendable {
    /// Decides whether a socket may connect; it may join rooms and emit.
    public typealias Middleware = @Sendable (Socket) async throws -> Void

    /// The name, with its leading slash.
    public let name: String
    package let adapter: any Adapter
    let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var middleware: [Middleware] = []
        var onConnection: [@Sendable (Socket) -> Void] = []
        var handlers = Handlers()
    }

    init(name: String, adapter: any Adapter, logger: Logger) {
        self.name = name
        self.adapter = adapter
        self.logger = logger
    }

    var handlers: Handlers { state.withLock { $0.handlers } }
}

// MARK: - Connecting

extension Namespace {
    /// Adds a step that each socket passes before the connect answer; what it throws refuses the socket.
    ///
    /// The client hears a `ConnectionError` in its own words, and of any other error only "Internal error".
    public func use(_ middleware: @escaping Middleware) {
        state.withLock { $0.middleware.append(middleware) }
    }

    /// Calls `handler` for each socket that passed, just before the connect answer: no event can be missed.
    ///
    /// It may run on an event loop, so it must not block.
    public func onConnection(_ handler: @escaping @Sendable (Socket) -> Void) {
        state.withLock { $0.onConnection.append(handler) }
    }

    func connect(_ socket: Socket) {
        adapter.add(socket)
        let middleware = state.withLock { $0.middleware }
        guard !middleware.isEmpty else { return accept(socket) }
        // Ends with the last middleware; a socket that is gone by then is not accepted.
        Task {
            do {
                for step in middleware { try await step(socket) }
                accept(socket)
            } catch let error as ConnectionError {
                refuse(socket, error)
            } catch {
                logger.error("middleware failed", metadata: metadata(of: socket, error))
                refuse(socket, ConnectionError(message: "Internal error"))
            }
        }
    }

    private func accept(_ socket: Socket) {
        for handler in state.withLock({ $0.onConnection }) { handler(socket) }
        if socket.accept() { socket.connection.session.admit() }
    }

    private func refuse(_ socket: Socket, _ error: ConnectionError) {
        logger.warning("connection refused", metadata: metadata(of: socket, error.message))
        socket.connection.leave(socket)
        socket.finish(.serverNamespaceDisconnect)
        let answer = PacketEncoder.connectError(namespace: name, message: error.message, data: error.data)
        socket.connection.session.send(answer)
    }

    private func metadata(of socket: Socket, _ error: Any) -> Logger.Metadata {
        ["correlation-id": "\(socket.handshake.correlationID)", "namespace": "\(name)", "error": "\(error)"]
    }
}

// MARK: - Handlers

extension Namespace {
    /// Calls `handler` for such events of every socket; cheaper than one handler per socket.
    public func on(_ name: String, _ handler: @escaping @Sendable (Socket, IncomingEvent) async throws -> Void) {
        state.withLock { $0.handlers.add(name, handler) }
    }

    /// Adds a step that each event passes before its handlers; what it throws answers the ack, and no handler is called.
    public func useEvent(_ middleware: @escaping @Sendable (Socket, IncomingEvent) async throws -> Void) {
        state.withLock { $0.handlers.addMiddleware(middleware) }
    }

    /// Calls `handler` for such events of every socket and answers the ack with what it returns.
    public func on<Answer: Encodable & Sendable>(
        _ name: String,
        _ handler: @escaping @Sendable (Socket, IncomingEvent) async throws -> Answer
    ) {
        on(name) { (socket: Socket, event: IncomingEvent) -> Void in
            let answer = try await handler(socket, event)
            event.acknowledge?(answer)
        }
    }

    /// Calls `handler` for every event of every socket.
    public func onAny(_ handler: @escaping @Sendable (Socket, IncomingEvent) async throws -> Void) {
        state.withLock { $0.handlers.addAny(handler) }
    }

    /// Calls `handler` when a socket that was connected is gone.
    public func onDisconnect(_ handler: @escaping @Sendable (Socket, DisconnectReason) async -> Void) {
        state.withLock { $0.handlers.addDisconnect(handler) }
    }
}

// MARK: - Broadcasting

extension Namespace {
    /// A broadcast to rooms.
    public func to(_ rooms: String...) -> Broadcast { Broadcast(namespace: self, rooms: Set(rooms)) }

    /// A broadcast to rooms; to nobody when there are none.
    public func to(_ rooms: some Sequence<String>) -> Broadcast {
        let rooms = Set(rooms)
        return Broadcast(namespace: self, rooms: rooms.isEmpty ? [Self.nowhere] : rooms)
    }

    /// A room nobody can be in: an empty choice must not become everybody.
    private static let nowhere = "\u{0}nowhere"

    /// A broadcast to everybody but who is in these rooms.
    public func except(_ rooms: String...) -> Broadcast {
        Broadcast(namespace: self, rooms: [], excluded: Set(rooms))
    }

    /// A broadcast to everybody in the namespace.
    public var everyone: Broadcast { Broadcast(namespace: self, rooms: []) }

    /// Sends an event to everybody in the namespace.
    public func emit(_ name: String, _ arguments: any Encodable & Sendable...) {
        guard let packet = encode(name, arguments) else { return }
        everyone.emit(packet)
    }

    /// Sends an event that is encoded already to everybody in the namespace.
    public func emit(_ packet: EventPacket) {
        everyone.emit(packet)
    }

    /// The sockets in a room on this node, those that are still connecting included.
    public func sockets(in room: String) -> [Socket] { to(room).sockets }

    /// All sockets of the namespace on this node.
    public var sockets: [Socket] { everyone.sockets }

    /// Puts everybody in a room out.
    public func disconnectSockets(in room: String, close: Bool = false, reason: DisconnectReason? = nil) {
        to(room).disconnectSockets(close: close, reason: reason)
    }

    func encode(_ event: String, _ arguments: [any Encodable & Sendable]) -> EventPacket? {
        do {
            return try EventPacket(event, arguments: arguments)
        } catch {
            logger.error("an event has no JSON form", metadata: ["event": "\(event)", "error": "\(error)"])
            return nil
        }
    }
}
