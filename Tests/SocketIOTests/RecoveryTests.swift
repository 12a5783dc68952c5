import SocketIO
import SocketIOTestClient
import Synchronization
import Testing

private struct Ticket: Encodable, Sendable {
    var pid: String?
    var offset: String?
}

@Suite("Connection state recovery", .timeLimit(.minutes(2)))
struct RecoveryTests {
    @Test(
        "a client that was cut off comes back with its id, rooms and data, and gets what it missed, once and in order",
        arguments: SocketIOClient.Transport.allCases
    )
    func comeBack(_ transport: SocketIOClient.Transport) async throws {
        try await withServer(recovery: ConnectionRecovery()) { server, port in
            let main = server.namespace("/")
            main.onConnection { socket in
                if !socket.isRecovered { socket.join("hall") }
                socket.on("name") { event -> JSON in
                    socket.updateData { $0 = event.arguments.first ?? .null }
                    return socket.data
                }
            }
            let client = try await SocketIOClient.connect(port: port, transport: transport)
            try await client.emitWithAck("name", "Mia")
            main.to("hall").emit("e", 1)
            let offset = try await client.next("e").argument(String.self, at: 1)
            client.drop()
            main.to("hall").emit("e", 2)
            main.to("elsewhere").emit("e", 0)
            main.to(client.id).emit("e", 3)
            main.except(client.id).emit("e", 0)
            main.to("hall").volatile.emit("e", 0)
            let ticket = Ticket(pid: client.pid, offset: offset)
            let back = try await SocketIOClient.connect(port: port, transport: transport, auth: ticket)
            main.to("hall").emit("e", 4)
            #expect(back.id == client.id)
            #expect(back.pid == client.pid)
            for number in 2...4 { #expect(try await back.next("e").argument(Int.self) == number) }
            #expect(back.events.isEmpty)
            let socket = try #require(main.sockets.first)
            #expect(main.sockets.count == 1)
            #expect(socket.isRecovered)
            #expect(socket.rooms == ["hall"])
            #expect(socket.data == "Mia")
        }
    }

    @Test("a client that never got an event gets all since it connected")
    func withoutOffset() async throws {
        try await withServer(recovery: ConnectionRecovery()) { server, port in
            server.namespace("/").emit("before")
            let client = try await SocketIOClient.connect(port: port)
            client.drop()
            server.namespace("/").emit("while away")
            let back = try await SocketIOClient.connect(port: port, auth: Ticket(pid: client.pid))
            #expect(back.id == client.id)
            #expect(try await back.next().name == "while away")
        }
    }

    @Test("who leaves or is put out, asks twice, asks too late or guesses, is a new client")
    func notRecovered() async throws {
        let clock = Mutex(ContinuousClock.now)
        let store = InMemorySessionStore(lifetime: .seconds(120)) { clock.withLock { $0 } }
        try await withServer(recovery: ConnectionRecovery(store: store)) { server, port in
            let left = try await SocketIOClient.connect(port: port)
            left.sendRaw("41")
            while !server.namespace("/").sockets.isEmpty { await Task.yield() }
            let putOut = try await SocketIOClient.connect(port: port)
            server.namespace("/").everyone.disconnectSockets(close: true)
            _ = try await putOut.closed()
            let late = try await SocketIOClient.connect(port: port)
            late.drop()
            while !server.namespace("/").sockets.isEmpty { await Task.yield() }
            let twice = try await SocketIOClient.connect(port: port)
            let again = try await SocketIOClient.connect(port: port, auth: Ticket(pid: twice.pid))
            #expect(again.id == twice.id)
            again.sendRaw("41")
            while !server.namespace("/").sockets.isEmpty { await Task.yield() }
            clock.withLock { $0 += .seconds(121) }
            for pid in [left.pid, putOut.pid, late.pid, twice.pid, "guess"] {
                let client = try await SocketIOClient.connect(port: port, auth: Ticket(pid: pid))
                #expect(client.pid != pid)
                #expect(![left.id, putOut.id, late.id, twice.id].contains(client.id))
            }
        }
    }

    @Test("an offset that was forgotten recovers nothing: neither rooms nor a part of the events")
    func forgotten() async throws {
        let store = InMemorySessionStore(limit: 4)
        try await withServer(recovery: ConnectionRecovery(store: store)) { server, port in
            let main = server.namespace("/")
            main.onConnection { if !$0.isRecovered { $0.join("new") } }
            main.use { if $0.handshake.auth == nil { $0.join("first") } }
            let client = try await SocketIOClient.connect(port: port)
            client.drop()
            for number in 0..<10 { main.emit("e", number) }
            let back = try await SocketIOClient.connect(port: port, auth: Ticket(pid: client.pid))
            #expect(back.pid != client.pid)
            #expect(main.sockets.first?.rooms == ["new"])
            main.emit("after")
            #expect(try await back.next().name == "after")
        }
    }

    @Test("middleware still decides, unless the program says otherwise", arguments: [false, true])
    func middleware(_ skips: Bool) async throws {
        let isOpen = Atomic(true)
        try await withServer(recovery: ConnectionRecovery(skipsMiddleware: skips)) { server, port in
            server.namespace("/").use { _ in
                guard isOpen.load(ordering: .relaxed) else { throw ConnectionError(message: "shut") }
            }
            let client = try await SocketIOClient.connect(port: port)
            client.drop()
            isOpen.store(false, ordering: .relaxed)
            if skips {
                let back = try await SocketIOClient.connect(port: port, auth: Ticket(pid: client.pid))
                #expect(back.id == client.id)
            } else {
                await #expect(throws: SocketIOClientError.refused(#"{"message":"shut"}"#)) {
                    _ = try await SocketIOClient.connect(port: port, auth: Ticket(pid: client.pid))
                }
            }
        }
    }

    @Test(
        "under a stream of events and many cuts, on two nodes, nothing is lost, doubled or out of order",
        arguments: SocketIOClient.Transport.allCases
    )
    func manyCuts(_ transport: SocketIOClient.Transport) async throws {
        let total = 800
        let recovery = ConnectionRecovery(store: InMemorySessionStore())
        try await withCluster(recovery: recovery) { one, other, _ in
            for server in [one.server, other.server] {
                server.namespace("/").onConnection { if !$0.isRecovered { $0.join("hall") } }
            }
            var client = try await SocketIOClient.connect(port: one.port, transport: transport)
            async let sending: Void = {
                for number in 0..<total {
                    one.server.namespace("/").to("hall").emit("e", number)
                    // A pace, so that the cuts fall into the middle of the stream; nothing is expected of it.
                    if number.isMultiple(of: 20) { try await Task.sleep(for: .milliseconds(2)) }
                }
            }()
            var received: [Int] = []
            var offset: String?
            func take(_ event: SocketIOClientEvent) throws {
                received.append(try event.argument(Int.self))
                offset = try event.argument(String.self, at: 1)
            }
            while received.last != total - 1 {
                for _ in 0..<60 where received.last != total - 1 { try take(try await client.next("e")) }
                client.drop()
                _ = try await client.closed()
                for event in client.events { try take(event) }
                let ticket = Ticket(pid: client.pid, offset: offset)
                client = try await SocketIOClient.connect(port: one.port, transport: transport, auth: ticket)
                try #require(client.pid == ticket.pid)
            }
            try await sending
            #expect(received == Array(0..<total))
        }
    }
}
