/// The handlers of a socket, or those that a namespace gives all its sockets.
struct Handlers: Sendable {
    typealias EventHandler = @Sendable (Socket, IncomingEvent) async throws -> Void
    typealias DisconnectHandler = @Sendable (Socket, Disconnect) async -> Void

    private var named: [(name: String, isOnce: Bool, handler: EventHandler)] = []
    private var any: [EventHandler] = []
    /// What each event passes before its handlers.
    private(set) var middleware: [EventHandler] = []
    private(set) var disconnect: [DisconnectHandler] = []

    mutating func add(_ name: String, isOnce: Bool = false, _ handler: @escaping EventHandler) {
        named.append((name, isOnce, handler))
    }

    mutating func addMiddleware(_ step: @escaping EventHandler) {
        middleware.append(step)
    }

    mutating func addAny(_ handler: @escaping EventHandler) {
        any.append(handler)
    }

    mutating func addDisconnect(_ handler: @escaping DisconnectHandler) {
        disconnect.append(handler)
    }

    mutating func removeAny() {
        any = []
    }

    mutating func remove(_ name: String) {
        named.removeAll { $0.name == name }
    }

    /// Those that an event is for; the ones that wait for one event only are forgotten.
    mutating func take(_ name: String) -> [EventHandler] {
        let taken = matching(name)
        if named.contains(where: { $0.isOnce && $0.name == name }) { named.removeAll { $0.isOnce && $0.name == name } }
        return taken
    }

    /// Those that an event is for, catch-all ones first.
    func matching(_ name: String) -> [EventHandler] {
        any + named.lazy.filter { $0.name == name }.map(\.handler)
    }
}
