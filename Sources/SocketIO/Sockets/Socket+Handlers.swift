public import EngineIO
import Synchronization

extension Socket {
    /// Calls `handler` for each such event. Handlers of a socket run one after another, in order of arrival.
    ///
    /// What the handler throws answers the ack and is logged: an `EventError` in its own words, others as "Internal error".
    public func on(_ name: String, _ handler: @escaping @Sendable (IncomingEvent) async throws -> Void) {
        state.withLock { $0.handlers.add(name) { _, event in try await handler(event) } }
    }

    /// Calls `handler` for the next such event, and then forgets it.
    public func once(_ name: String, _ handler: @escaping @Sendable (IncomingEvent) async throws -> Void) {
        state.withLock { $0.handlers.add(name, isOnce: true) { _, event in try await handler(event) } }
    }

    /// Adds a step that each event passes before its handlers; what it throws answers the ack, and no handler is called.
    public func use(_ middleware: @escaping @Sendable (IncomingEvent) async throws -> Void) {
        state.withLock { $0.handlers.addMiddleware { _, event in try await middleware(event) } }
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
        state.withLock { $0.handlers.addDisconnect { _, end in await handler(end.reason) } }
    }

    /// Calls `handler` once, like `onDisconnect`, with the rooms the socket was in until then.
    public func onDisconnecting(
        _ handler: @escaping @Sendable (DisconnectReason, _ rooms: Set<String>) async -> Void
    ) {
        state.withLock { $0.handlers.addDisconnect { _, end in await handler(end.reason, end.rooms) } }
    }

    /// Forgets the handlers of an event.
    public func off(_ name: String) {
        state.withLock { $0.handlers.remove(name) }
    }

    /// Forgets the handlers that hear every event.
    public func offAny() {
        state.withLock { $0.handlers.removeAny() }
    }
}
