import SocketIO
import SocketIOTestClient
import Testing

@Suite("Namespaces by pattern", .timeLimit(.minutes(1)))
struct NamespacePatternTests {
    @Test("a name that matches as a whole is set up for its first client, and forgotten with its last")
    func pattern() async throws {
        try await withServer { server, port in
            let (made, make) = AsyncStream.makeStream(of: String.self)
            server.namespaces(matching: /\/room-\d+/) { namespace in
                make.yield(namespace.name)
                namespace.on("where") { socket, _ -> String in socket.namespace.name }
            }
            var names = made.makeAsyncIterator()
            let first = try await SocketIOClient.connect(port: port, namespace: "/room-1")
            #expect(await names.next() == "/room-1")
            let second = try await SocketIOClient.connect(port: port, namespace: "/room-1")
            #expect(try await second.emitWithAck("where").json == #"["/room-1"]"#)
            for client in [first, second] {
                client.disconnect()
                _ = try await client.closed()
            }
            for name in ["/room-", "/room-1x", "/x/room-1"] {
                await #expect(throws: SocketIOClientError.refused(#"{"message":"Invalid namespace"}"#)) {
                    _ = try await SocketIOClient.connect(port: port, namespace: name)
                }
            }
            while server.clientCount > 0 { await Task.yield() }
            _ = try await SocketIOClient.connect(port: port, namespace: "/room-1")
            #expect(await names.next() == "/room-1")
        }
    }

    @Test("a function decides too, and its namespace's middleware may refuse")
    func function() async throws {
        try await withServer { server, port in
            server.namespaces(matching: { $0.hasPrefix("/family/") }) { namespace in
                namespace.use { socket in
                    guard socket.handshake.auth?["key"]?.string == "k" else { throw ConnectionError(message: "no") }
                }
            }
            await #expect(throws: SocketIOClientError.refused(#"{"message":"no"}"#)) {
                _ = try await SocketIOClient.connect(port: port, namespace: "/family/7")
            }
            let client = try await SocketIOClient.connect(port: port, namespace: "/family/7", auth: ["key": "k"])
            server.namespace("/family/7").emit("e")
            _ = try await client.next("e")
        }
    }

    @Test("one connection joins at most a hundred namespaces")
    func limit() async throws {
        try await withServer { server, port in
            server.namespaces(matching: { _ in true }) { namespace in
                namespace.on("e") { _, _ -> Int in 1 }
            }
            let client = try await SocketIOClient.connect(port: port, namespace: "/100")
            for number in 0..<99 { client.sendRaw("40/\(number)") }
            client.sendRaw("40/101,")
            try await client.emitWithAck("e")
            #expect(server.clientCount == 1)
            #expect(server.namespace("/98").sockets.count == 1)
            #expect(server.namespace("/101").sockets.isEmpty)
        }
    }
}
