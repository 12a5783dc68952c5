import Roost
import RoostTestSupport
import SocketIO
import SocketIOTestClient
import Testing

@Suite("Connecting", .timeLimit(.minutes(5)))
struct ConnectionTests {
    @Test("2 A session token and a JWT are both taken", arguments: SocketIOClient.Transport.allCases)
    func tokens(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let signedIn = try await hub.home.signIn(hub.home.mia)
            for token in [signedIn.token.text, signedIn.accessToken] {
                let auth = ConnectAuth(token: token)
                let client = try await SocketIOClient.connect(port: hub.port, transport: transport, auth: auth)
                let ready = try await client.next("realtime.ready").argument(Ready.self)
                #expect(ready.userId == hub.home.mia)
                #expect(ready.families.map(\.familyId) == [hub.home.id])
            }
        }
    }

    @Test("2 Without a token, with a forged one or after signing out, the socket is refused with a reason")
    func refusals() async throws {
        try await Hub.open { hub in
            let ended = try await hub.home.signIn(hub.home.mia)
            try await hub.home.services.accounts.logOut(ended.signIn.id)
            for token in [nil, "forged", "a.b.c", ended.token.text, ended.accessToken] {
                let error = await #expect(throws: SocketIOClientError.self) {
                    _ = try await SocketIOClient.connect(port: hub.port, auth: ConnectAuth(token: token))
                }
                let code = token == nil ? "token_missing" : "token_invalid"
                #expect("\(try #require(error))".contains(code))
            }
            #expect(hub.sockets.namespace("/").sockets.isEmpty)
        }
    }

    @Test("2 The cookie of a page is as good as a token")
    func cookie() async throws {
        try await Hub.open { hub in
            let token = try await hub.home.signIn(hub.home.mia).token.text
            let headers = [("cookie", "theme=dark; \(SignIn.cookieName)=\(token)")]
            let client = try await SocketIOClient.connect(port: hub.port, headers: headers)
            let ready = try await client.next("realtime.ready").argument(Ready.self)
            #expect(ready.userId == hub.home.mia)
        }
    }

    @Test(
        "3 A socket is in its person's room before the client sees connect",
        arguments: SocketIOClient.Transport.allCases
    )
    func room(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let token = try await hub.home.signIn(hub.home.mia).token.text
            let client = try await SocketIOClient.connect(
                port: hub.port,
                transport: transport,
                auth: ConnectAuth(token: token)
            )
            #expect(hub.sockets.namespace("/").sockets(in: "user:\(hub.home.mia)").map(\.id) == [client.id])
        }
    }

    @Test("7 Disconnect leaves every room", arguments: SocketIOClient.Transport.allCases)
    func leaving(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let main = hub.sockets.namespace("/")
            let (gone, isGone) = AsyncStream.makeStream(of: Set<String>.self)
            main.onDisconnect { socket, _ in isGone.yield(socket.rooms) }
            let device = try await hub.device(of: hub.home.mia, over: transport)
            device.client.disconnect()
            for await rooms in gone {
                #expect(rooms.isEmpty)
                break
            }
            #expect(main.sockets(in: "user:\(hub.home.mia)").isEmpty)
            #expect(main.sockets.isEmpty)
        }
    }

    @Test("10 What is sent to a room stays in the room")
    func rooms() async throws {
        try await Hub.open { hub in
            let main = hub.sockets.namespace("/")
            let inside = try await hub.device(of: hub.home.mia)
            let outside = try await hub.device(of: hub.home.tom)
            for socket in main.sockets(in: "user:\(hub.home.mia)") { socket.join("chat:1") }
            main.to("chat:1").emit("only.inside", 1)
            main.emit("everywhere", 2)
            #expect(try await inside.next().name == "only.inside")
            #expect(try await inside.next().name == "everywhere")
            #expect(try await outside.next().name == "everywhere")
        }
    }
}
