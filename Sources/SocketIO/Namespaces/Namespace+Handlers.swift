public import EngineIO
import Synchronization

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
        state.withLock { $0.handlers.addDisconnect { socket, end in await handler(socket, end.reason) } }
    }

    /// Calls `handler` when a socket that was connected is gone, with the rooms it was in until then.
    public func onDisconnecting(
        _ handler: @escaping @Sendable (Socket, DisconnectReason, _ rooms: Set<String>) async -> Void
    ) {
        state.withLock { $0.handlers.addDisconnect { socket, end in await handler(socket, end.reason, end.rooms) } }
    }

    /// Calls `handler` for each socket right before its connection is closed because the server stops; what it emits still
    /// reaches the client. It runs on event loops, so it must not block.
    public func onShutdown(_ handler: @escaping @Sendable (Socket) -> Void) {
        state.withLock { $0.onShutdown.append(handler) }
    }

    /// The server stops, and closes this socket's connection next.
    func sayFarewell(to socket: Socket) {
        for handler in state.withLock({ $0.onShutdown }) { handler(socket) }
    }
}
