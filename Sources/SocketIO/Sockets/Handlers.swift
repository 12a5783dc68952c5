/// The handlers of a socket, or those that a namespace gives all its sockets.
struct Handlers: Sendable {
    typealias EventHandler = @Sendable (Socket, IncomingEvent) async throws -> Void
    typealias DisconnectHandler = @Sendable (Socket, DisconnectReason) async -> Void

    private var named: [(name: String, handler: EventHandler)] = []
    private var any: [EventHandler] = []
    private(set) var disconnect: [DisconnectHandler] = []

    mutating func add(_ name: String, _ handler: @escaping EventHandler) {
        named.append((name, handler))
    }

    mutating func addAny(_ handler: @escaping EventHandler) {
        any.append(handler)
    }

    mutating func addDisconnect(_ handler: @escaping DisconnectHandler) {
        disconnect.append(handler)
    }

    mutating func remove(_ name: String) {
        named.removeAll { $0.name == name }
    }

    /// Those that an event is for, catch-all ones first.
    func matching(_ name: String) -> [EventHandler] {
        any + named.lazy.filter { $0.name == name }.map(\.handler)
    }
}
