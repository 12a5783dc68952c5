import SocketIO
import SocketIOTestClient
import Testing

private struct Line: Codable, Sendable, Equatable {
    var text: String
}

private let said = TypedEvent<Line>("said")

@Suite("A server over a real port", .timeLimit(.minutes(3)))
struct ServerTests {
    @Test(
        "what is sent right before a close arrives before it, from any thread",
        arguments: SocketIOClient.Transport.allCases
    )
    func lastWords(_ transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            let client = try await SocketIOClient.connect(port: port, transport: transport)
            for socket in server.namespace("/").sockets {
                for number in 0..<10 { socket.emit("e", number) }
                socket.disconnect(close: true)
            }
            for number in 0..<10 { #expect(try await client.next("e").argument(Int.self) == number) }
            _ = try await client.closed()
        }
    }

    @Test(
        "when the server stops, what is sent to a socket then arrives before its connection is closed",
        arguments: SocketIOClient.Transport.allCases
    )
    func farewell(_ transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            server.namespace("/").onShutdown { $0.emit("back", 1) }
            let client = try await SocketIOClient.connect(port: port, transport: transport)
            await server.engine.drain()
            #expect(try await client.next("back").argument(Int.self) == 1)
            _ = try await client.closed()
        }
    }

    @Test(
        "a socket is in its room and gets what middleware sent, before later broadcasts",
        arguments: SocketIOClient.Transport.allCases
    )
    func welcome(transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            let main = server.namespace("/")
            main.use { socket in
                socket.join("user:" + (socket.handshake.auth?["user"]?.string ?? ""))
                socket.emit("first", 1)
                main.to("user:mia").emit("second", 2)
            }
            let client = try await SocketIOClient.connect(port: port, transport: transport, auth: ["user": "mia"])
            main.to("user:mia", "other").emit(said, Line(text: "hi"))
            #expect(try await client.next().name == "first")
            #expect(try await client.next().name == "second")
            #expect(try await client.next().argument(Line.self) == Line(text: "hi"))
            client.disconnect()
        }
    }

    @Test("a refused socket hears why", arguments: SocketIOClient.Transport.allCases)
    func refused(transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            server.namespace("/").use { socket in
                socket.join("a")
                throw ConnectionError(message: "no", data: ["code": "token_invalid"])
            }
            let error = await #expect(throws: SocketIOClientError.self) {
                _ = try await SocketIOClient.connect(port: port, transport: transport)
            }
            guard case .refused(let json) = error else {
                Issue.record("should be refused, not \(String(describing: error))")
                return
            }
            #expect(json.contains("token_invalid"))
            #expect(server.namespace("/").sockets(in: "a").isEmpty)
        }
    }

    @Test("an unknown namespace is refused, and another one works")
    func namespaces() async throws {
        try await withServer { server, port in
            server.namespace("/known").on("where") { (socket: Socket, _: IncomingEvent) -> String in
                socket.namespace.name
            }
            let client = try await SocketIOClient.connect(port: port, namespace: "/known")
            #expect(try await client.emitWithAck("where").element(String.self, at: 0) == "/known")
            await #expect(throws: SocketIOClientError.refused(#"{"message":"Invalid namespace"}"#)) {
                _ = try await SocketIOClient.connect(port: port, namespace: "/unknown")
            }
        }
    }

    @Test("events are acknowledged in both directions", arguments: SocketIOClient.Transport.allCases)
    func acks(transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            server.namespace("/").onConnection { socket in
                socket.on("ask") { (event: IncomingEvent) -> JSON in
                    let answer = try await socket.emitWithAck("question", timeout: .seconds(30))
                    return .array(answer + event.arguments)
                }
                socket.on("fail") { (_: IncomingEvent) -> Void in throw EventError(message: "no") }
            }
            let client = try await SocketIOClient.connect(port: port, transport: transport)
            async let reply = client.emitWithAck("ask", "x")
            try client.answer(try await client.next("question"), 7)
            #expect(try await reply.json == #"[[7,"x"]]"#)
            #expect(try await client.emitWithAck("fail").json == #"[{"error":{"message":"no"}}]"#)
        }
    }

    @Test("an ack that does not come is an error")
    func ackTimeout() async throws {
        try await withServer { server, port in
            let main = server.namespace("/")
            let client = try await SocketIOClient.connect(port: port)
            let socket = try #require(main.sockets.first)
            await #expect(throws: AckError(code: .timeout)) {
                try await socket.emitWithAck("silence", timeout: .milliseconds(50))
            }
            client.disconnect()
        }
    }

    @Test("a room's event stays in the room, each socket gets it once, and a disconnect leaves every room")
    func rooms() async throws {
        try await withServer { server, port in
            let main = server.namespace("/")
            let (gone, left) = AsyncStream.makeStream(of: DisconnectReason.self)
            main.onDisconnect { _, reason in left.yield(reason) }
            main.use { socket in
                for room in socket.handshake.auth?["rooms"]?.array ?? [] { socket.join(room.string ?? "") }
            }
            let one = try await SocketIOClient.connect(port: port, auth: ["rooms": ["a", "b"]])
            let two = try await SocketIOClient.connect(port: port, transport: .polling, auth: ["rooms": ["b"]])
            main.to("a", "b").emit("both")
            main.to("a").emit("a")
            main.to(["b"]).except("a").emit(EventPacket(encoded: #"["b"]"#))
            main.to([String]()).emit("nobody")
            main.emit("all")
            for name in ["both", "a", "all"] { #expect(try await one.next().name == name) }
            for name in ["both", "b", "all"] { #expect(try await two.next().name == name) }
            one.disconnect()
            for await reason in gone {
                #expect(reason == .clientNamespaceDisconnect)
                break
            }
            #expect(main.sockets(in: "a").isEmpty)
        }
    }

    @Test("cutting a room closes its connections", arguments: SocketIOClient.Transport.allCases)
    func cut(transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            let main = server.namespace("/")
            main.use { $0.join("a") }
            let client = try await SocketIOClient.connect(port: port, transport: transport)
            main.disconnectSockets(in: "a", close: true, reason: DisconnectReason("signed out"))
            #expect(try await client.closed() == .transport)
        }
    }

    @Test("a foreign origin is refused, the own one is not", arguments: SocketIOClient.Transport.allCases)
    func origins(transport: SocketIOClient.Transport) async throws {
        try await withServer { _, port in
            let error = await #expect(throws: SocketIOClientError.self) {
                _ = try await SocketIOClient.connect(
                    port: port,
                    transport: transport,
                    headers: [("Origin", "https://evil.example")]
                )
            }
            guard case .status(403, _) = error else {
                Issue.record("should be 403, not \(String(describing: error))")
                return
            }
            let own = [("Origin", "http://127.0.0.1:\(port)")]
            _ = try await SocketIOClient.connect(port: port, transport: transport, headers: own)
        }
    }

    @Test("a thousand events arrive in order in both directions", arguments: SocketIOClient.Transport.allCases)
    func order(transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            server.namespace("/").on("n") { (socket: Socket, event: IncomingEvent) -> Void in
                socket.emit("n", event.arguments[0])
            }
            let client = try await SocketIOClient.connect(port: port, transport: transport)
            for number in 0..<1_000 { try client.emit("n", number) }
            for number in 0..<1_000 { #expect(try await client.next().argument(Int.self) == number) }
        }
    }

    @Test(
        "what is no packet closes the connection",
        arguments: ["9", "4", "42{}", "42[1]", "43[]", "40", "4511-[\"e\"]"]
    )
    func garbage(packet: String) async throws {
        try await withServer { _, port in
            let client = try await SocketIOClient.connect(port: port)
            client.sendRaw(packet)
            #expect(try await client.closed() == .transport)
        }
    }

    @Test("pings keep a connection open far beyond interval and time-out")
    func heartbeat() async throws {
        var configuration = SocketIO.Server.Configuration()
        configuration.pingInterval = .milliseconds(40)
        configuration.pingTimeout = .seconds(5)
        configuration.connectTimeout = .seconds(5)
        try await withServer(configuration) { server, port in
            let client = try await SocketIOClient.connect(port: port)
            await #expect(throws: SocketIOClientError.tooSlow) { _ = try await client.next(within: .milliseconds(600)) }
            server.namespace("/").emit("still here")
            #expect(try await client.next().name == "still here")
        }
    }

    @Test("a client that reads too slowly is closed with slow_consumer")
    func slowConsumer() async throws {
        var configuration = SocketIO.Server.Configuration()
        configuration.outboxLimit = 10_000
        try await withServer(configuration) { server, port in
            let main = server.namespace("/")
            let (reasons, ended) = AsyncStream.makeStream(of: DisconnectReason.self)
            main.onDisconnect { _, reason in ended.yield(reason) }
            let client = try await SocketIOClient.connect(port: port)
            let text = String(repeating: "x", count: 6_000)
            // A burst may be drained while it is made; sooner or later one isn't.
            while !main.sockets.isEmpty {
                for _ in 0..<10 { main.emit("big", text) }
            }
            for await reason in reasons {
                #expect(reason == .slowConsumer)
                break
            }
            #expect(main.sockets.isEmpty)
            client.drop()
        }
    }
}
