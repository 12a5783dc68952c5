import SocketIO
import SocketIOTestClient
import Testing

@Suite("Handlers and broadcasts", .timeLimit(.minutes(1)))
struct OperatorTests {
    @Test("`once` hears one event, `on` hears all", arguments: SocketIOClient.Transport.allCases)
    func once(_ transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            server.namespace("/").onConnection { socket in
                socket.once("e") { _ in socket.emit("once") }
                socket.on("e") { event -> String in try event.decode(String.self) }
            }
            let client = try await SocketIOClient.connect(port: port, transport: transport)
            for text in ["a", "b"] {
                #expect(try await client.emitWithAck("e", text).element(String.self, at: 0) == text)
            }
            _ = try await client.next("once")
            await #expect(throws: SocketIOClientError.self) {
                try await client.next("once", within: .milliseconds(100))
            }
        }
    }

    @Test(
        "middleware for events turns one down in its own words, and lets others through",
        arguments: SocketIOClient.Transport.allCases
    )
    func eventMiddleware(_ transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            let namespace = server.namespace("/")
            namespace.useEvent { _, event in
                if event.name == "secret" { throw EventError(message: "Not for you") }
            }
            namespace.on("secret") { _, _ -> String in "told" }
            namespace.on("open") { _, _ -> String in "told" }
            let client = try await SocketIOClient.connect(port: port, transport: transport)
            #expect(try await client.emitWithAck("secret").json.contains("Not for you"))
            #expect(try await client.emitWithAck("open").json == #"["told"]"#)
        }
    }

    @Test(
        "a broadcast with acks gathers all answers, and says who gave none",
        arguments: SocketIOClient.Transport.allCases
    )
    func broadcastAcks(_ transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            let namespace = server.namespace("/")
            let answering = try await SocketIOClient.connect(port: port, transport: transport)
            let silent = try await SocketIOClient.connect(port: port, transport: transport)
            async let gathered = namespace.everyone.emitWithAck("question", timeout: .seconds(50))
            try answering.answer(try await answering.next("question"), 42)
            _ = try await silent.next("question")
            silent.disconnect()
            let answers = try await gathered
            #expect(answers.answers == [answering.id: [42]])
            #expect(answers.missing == [silent.id])
        }
    }

    @Test("socketsJoin and socketsLeave move everybody of a room", arguments: SocketIOClient.Transport.allCases)
    func moveRooms(_ transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            let namespace = server.namespace("/")
            let client = try await SocketIOClient.connect(port: port, transport: transport)
            namespace.everyone.socketsJoin("hall", "garden")
            namespace.to("hall").emit("in hall")
            _ = try await client.next("in hall")
            namespace.to("garden").socketsLeave("hall")
            #expect(namespace.sockets(in: "hall").isEmpty)
            namespace.to("hall").emit("in hall")
            namespace.to("nowhere").in("garden").emit("in garden")
            #expect(try await client.next().name == "in garden")
        }
    }

    @Test("a volatile event arrives when nothing is in its way", arguments: SocketIOClient.Transport.allCases)
    func volatile(_ transport: SocketIOClient.Transport) async throws {
        try await withServer { server, port in
            server.namespace("/").on("e") { socket, _ -> Void in socket.emitVolatile("v", 1) }
            let client = try await SocketIOClient.connect(port: port, transport: transport)
            try client.emit("e")
            #expect(try await client.next("v").argument(Int.self) == 1)
        }
    }
}
