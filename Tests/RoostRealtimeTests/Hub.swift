import Hummingbird
import Logging
import Roost
import RoostRealtime
import RoostTestSupport
import SocketIO
import SocketIOHummingbird
import SocketIOTestClient

/// A home with its doors open: the realtime platform on a free port, and devices that connect to it.
struct Hub: Sendable {
    let home: Home
    let sockets: SocketIO.Server
    let port: Int

    /// Opens a new home for the length of a test.
    static func open(_ body: @escaping @Sendable (Hub) async throws -> Void) async throws {
        try await open(Home(), body)
    }

    /// Opens the doors of a home for the length of `body`; the platform may look at it through a database of its own.
    static func open(
        _ home: Home,
        through database: (any Database)? = nil,
        _ body: @escaping @Sendable (Hub) async throws -> Void
    ) async throws {
        let sockets = SocketIO.Server(logger: Store.silent)
        let services = database.map { home.services(over: $0) } ?? home.services
        let realtime = Realtime(services: services, server: sockets, logger: Store.silent)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var application = Application(
            router: Router(),
            server: .socketIO(sockets),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: Store.silent
        )
        application.addServices(realtime.fanOut, realtime.standing, realtime.presence, realtime.typing)
        try await withThrowingTaskGroup(of: Void.self) { [application] group in
            group.addTask { try await application.run() }
            for await port in ports {
                try await body(Hub(home: home, sockets: sockets, port: port))
                break
            }
            group.cancelAll()
        }
    }

    /// A device of somebody, connected and up to date.
    func device(
        of user: User.ID,
        over transport: SocketIOClient.Transport = .webSocket,
        since: [Family.ID: Int] = [:]
    ) async throws -> Device {
        let token = try await home.signIn(user).token.text
        let offsets = Dictionary(uniqueKeysWithValues: since.map { ($0.key.text, $0.value) })
        let auth = ConnectAuth(token: token, since: offsets)
        let client = try await SocketIOClient.connect(port: port, transport: transport, auth: auth)
        let ready = try await client.next("realtime.ready").argument(Ready.self)
        return Device(client: client, ready: ready)
    }

    /// Devices of the whole family.
    func everybody(over transport: SocketIOClient.Transport) async throws -> [User.ID: Device] {
        var devices: [User.ID: Device] = [:]
        for user in home.everyone { devices[user] = try await device(of: user, over: transport) }
        return devices
    }
}

/// What a client says when it connects.
struct ConnectAuth: Encodable, Sendable {
    var token: String?
    var since: [String: Int] = [:]
    var epochs: [String: String] = [:]
}

/// The payload of `realtime.ready`.
struct Ready: Decodable, Sendable {
    struct FamilyState: Decodable, Sendable {
        let familyId: Family.ID
        let head: Int
        let epoch: String
        let recovered: Bool
    }

    let userId: User.ID
    let families: [FamilyState]
    let serverTime: Timestamp
}

/// The second argument of every event.
struct Meta: Decodable, Sendable {
    let familyId: Family.ID
    let offset: Int
    let at: String
    let actorId: User.ID?
    let cause: String?
    let replayed: Bool?
}
