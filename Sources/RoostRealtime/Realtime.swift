package import Logging
package import Roost
package import SocketIO

/// The platform all modules share: one namespace, a room per person, and the log as the only source of events.
package struct Realtime: Sendable {
    /// Carries the log to the sockets; runs as a service.
    package let fanOut: FanOut
    /// Ends sockets whose access token ran out; runs as a service.
    package let standing: Standing
    /// Tells who is here; runs as a service.
    package let presence: Presence
    /// Ends marks of typing; runs as a service.
    package let typing: TypingMarks

    /// Serves a family's sockets on a Socket.IO server's main namespace.
    package init(services: Services, server: Server, logger: Logger) {
        let namespace = server.namespace("/")
        let presence = Presence(services: services, namespace: namespace, logger: logger)
        let typing = TypingMarks(world: services.world, namespace: namespace)
        let rooms = ChatRooms(bell: services.database.bell, namespace: namespace, typing: typing)
        let fanOut = FanOut(
            services: services,
            namespace: namespace,
            presence: presence,
            chats: rooms,
            logger: logger
        )
        let standing = Standing(services: services, namespace: namespace)
        let authentication = SocketAuthentication(accounts: services.accounts)
        namespace.use { socket in
            let identity = try await authentication.identity(of: socket)
            standing.begin(socket, identity)
            try await fanOut.admit(socket, as: identity, since: Self.since(in: socket.handshake))
        }
        let world = services.world
        namespace.onShutdown { $0.emit("realtime.closed", Closing.serverStopping(world)) }
        self.fanOut = fanOut
        self.standing = standing
        self.presence = presence
        self.typing = typing
        _ = ChatCommands(services: services, namespace: namespace, rooms: rooms, typing: typing, logger: logger)
    }

    /// `auth.since` of the connect packet: `{<familyId>: <offset>}`, and `auth.epochs`: `{<familyId>: <epoch>}`, which may be
    /// left out; what isn't of that shape is left out.
    private static func since(in handshake: SocketHandshake) -> [Family.ID: LogExtent.Seen] {
        let epochs = handshake.auth?["epochs"]
        var since: [Family.ID: LogExtent.Seen] = [:]
        for (key, value) in handshake.auth?["since"]?.object ?? [:] {
            guard let family = Family.ID(key), let offset = value.integer else { continue }
            since[family] = LogExtent.Seen(Int(offset), epoch: epochs?[key]?.string)
        }
        return since
    }
}
