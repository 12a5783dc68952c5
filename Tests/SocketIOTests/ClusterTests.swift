import NIOCore
import SocketIO
import SocketIOTestClient
import Synchronization
import Testing

@Suite("Two nodes of a cluster", .timeLimit(.minutes(1)))
struct ClusterTests {
    @Test("a broadcast reaches the room on both nodes, each socket once; `local` stays here")
    func broadcast() async throws {
        try await withCluster { one, other, _ in
            for server in [one.server, other.server] {
                server.namespace("/").onConnection { $0.join("hall", "garden") }
            }
            let here = try await SocketIOClient.connect(port: one.port)
            let there = try await SocketIOClient.connect(port: other.port, transport: .polling)
            one.server.namespace("/").to("hall", "garden").emit("both", "…")
            one.server.namespace("/").to("hall").local.emit("here")
            #expect(try await here.next().name == "both")
            #expect(try await here.next().name == "here")
            #expect(try await there.next().name == "both")
            other.server.namespace("/").to("hall").local.emit("there")
            #expect(try await there.next().name == "there")
        }
    }

    @Test("who is left out by its own id is left out on its own node only")
    func exceptSender() async throws {
        try await withCluster { one, other, _ in
            one.server.namespace("/").onConnection { socket in
                socket.on("say") { _ -> Void in socket.broadcast.emit("said") }
            }
            let speaker = try await SocketIOClient.connect(port: one.port)
            let listener = try await SocketIOClient.connect(port: other.port)
            try speaker.emit("say")
            _ = try await listener.next("said")
            one.server.namespace("/").emit("end")
            #expect(try await speaker.next().name == "end")
        }
    }

    @Test("fetchSockets sees id, rooms, data and auth of sockets on all nodes")
    func fetchSockets() async throws {
        try await withCluster { one, other, _ in
            other.server.namespace("/").onConnection { socket in
                socket.join("hall")
                socket.updateData { $0 = ["name": "Mia"] }
            }
            let here = try await SocketIOClient.connect(port: one.port)
            let there = try await SocketIOClient.connect(port: other.port, auth: ["token": "t"])
            let all = try await one.server.namespace("/").fetchSockets()
            #expect(Set(all.map(\.id)) == [here.id, there.id])
            let remote = try #require(all.first { $0.id == there.id })
            #expect(remote.node == other.server.node)
            #expect(remote.rooms == ["hall"])
            #expect(remote.data == ["name": "Mia"])
            #expect(remote.auth == ["token": "t"])
            #expect(try await one.server.namespace("/").to("hall").fetchSockets().map(\.id) == [there.id])
            #expect(try await one.server.namespace("/").local.fetchSockets().map(\.id) == [here.id])
        }
    }

    @Test("socketsJoin, socketsLeave and disconnectSockets act on both nodes")
    func move() async throws {
        try await withCluster { one, other, _ in
            let there = try await SocketIOClient.connect(port: other.port)
            let main = one.server.namespace("/")
            main.everyone.socketsJoin("hall")
            main.to("hall").emit("in")
            #expect(try await there.next().name == "in")
            main.to("hall").socketsLeave("hall")
            main.to("hall").emit("not in")
            main.emit("end")
            #expect(try await there.next().name == "end")
            main.in(there.id).disconnectSockets()
            #expect(try await there.closed() == .namespace)
        }
    }

    @Test("a broadcast with acks gathers the answers of both nodes, and says who gave none")
    func acks() async throws {
        try await withCluster { one, other, _ in
            let here = try await SocketIOClient.connect(port: one.port)
            let there = try await SocketIOClient.connect(port: other.port)
            let silent = try await SocketIOClient.connect(port: other.port)
            async let gathered = one.server.namespace("/").everyone
                .emitWithAck("question", timeout: .seconds(50))
            try here.answer(try await here.next("question"), "here")
            try there.answer(try await there.next("question"), ["there"])
            _ = try await silent.next("question")
            silent.drop()
            let answers = try await gathered
            #expect(answers.answers == [here.id: ["here"], there.id: [["there"]]])
            #expect(answers.missing == [silent.id])
            #expect(answers.missingNodes.isEmpty)
        }
    }

    @Test("servers talk to each other, and a node that doesn't answer is named")
    func serverSide() async throws {
        try await withCluster { one, other, cluster in
            let (heard, hear) = AsyncStream.makeStream(of: String.self)
            other.server.namespace("/").onServerEvent("note") { event -> Void in
                hear.yield(try event.decode(String.self))
            }
            other.server.namespace("/").onServerEvent("double") { event -> Int in
                let value = try event.decode(Int.self)
                guard value != 13 else { throw EventError(message: "unlucky") }
                return value * 2
            }
            one.server.namespace("/").serverSideEmit("note", "hello")
            for await text in heard {
                #expect(text == "hello")
                break
            }
            other.server.namespace("/").onServerEvent("bytes") { event -> Binary in
                Binary(try event.decode(Binary.self).bytes.readableBytesView.reversed())
            }
            let main = one.server.namespace("/")
            let bytes = try await main.serverSideEmitWithAck("bytes", Binary([1, 2, 255]))
            #expect(bytes == [[Binary([255, 2, 1])].map { .binary($0.bytes) }])
            let doubled = try await main.serverSideEmitWithAck("double", 21)
            #expect(doubled == [[42]])
            let error = await #expect(throws: ClusterError.self) {
                _ = try await main.serverSideEmitWithAck("double", 13, timeout: .milliseconds(50))
            }
            #expect(error?.missing == [other.server.node])
            cluster.disconnect(other.server.node)
            let alone = try await main.serverSideEmitWithAck("double", 21)
            #expect(alone.isEmpty)
        }
    }
}
