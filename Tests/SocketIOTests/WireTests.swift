import EngineIO
import Logging
import NIOCore
import NIOEmbedded
import SocketIO
import SocketIOTestClient
import Testing

/// A server that echoes, in the main namespace and in `/custom`.
private func echoServer() -> SocketIO.Server {
    let server = SocketIO.Server(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    for name in ["/", "/custom"] {
        server.namespace(name).on("e") { socket, event -> Void in
            if let acknowledge = event.acknowledge {
                acknowledge(event.arguments)
            } else {
                socket.emit("e", event.arguments)
            }
        }
    }
    return server
}

private func open(_ server: SocketIO.Server, _ packets: String...) throws -> Conversation {
    let conversation = try Conversation(server.engine)
    _ = try conversation.upgrade("EIO=4&transport=websocket")
    for packet in packets { try conversation.packets(packet) }
    return conversation
}

@Suite("The wire: Socket.IO")
struct WireTests {
    private let server = echoServer()

    @Test("`40` → `40{\"sid\":…}`, then events: one emitted in the connect handler never overtakes the connect answer")
    func connect() throws {
        server.namespace("/").onConnection { $0.emit("hi", 1) }
        let packets = try open(server).packets("40")
        #expect(packets.count == 2)
        #expect(packets.first?.wholeMatch(of: /40\{"sid":"[A-Za-z0-9_-]{24}"\}/) != nil)
        #expect(packets.last == #"42["hi",1]"#)
    }

    @Test("`40/custom` with and without comma, with payload", arguments: ["", ",", #",{"a":1}"#, "?x=1,"])
    func custom(_ rest: String) throws {
        let packets = try open(server).packets("40/custom" + rest)
        #expect(packets.count == 1)
        #expect(packets.first?.hasPrefix(#"40/custom,{"sid":""#) == true)
        let socket = try #require(server.namespace("/custom").sockets.first)
        #expect(socket.handshake.auth?["a"] == (rest.contains("a") ? 1 : nil))
    }

    @Test("an unknown namespace is answered 44, and the connection stays")
    func unknownNamespace() throws {
        let conversation = try open(server)
        #expect(try conversation.packets("40/x,") == [#"44/x,{"message":"Invalid namespace"}"#])
        #expect(try conversation.packets("40").first?.hasPrefix("40") == true)
    }

    @Test("a first packet that is no connect closes the connection", arguments: [#"42["e"]"#, "41", #"431["e"]"#])
    func notConnected(_ packet: String) throws {
        _ = try open(server, packet)
        #expect(server.clientCount == 0)
    }

    @Test("`41` leaves one namespace and keeps the connection")
    func leave() throws {
        let conversation = try open(server, "40", "40/custom,", "41/custom,")
        #expect(server.namespace("/custom").sockets.isEmpty)
        #expect(try conversation.packets(#"42/custom,["e"]"#, #"42["e",2]"#) == [#"42["e",[2]]"#])
    }

    @Test("acks: `42456[…]` → `43456[…]`")
    func acks() throws {
        #expect(try open(server, "40").packets(#"42456["e","x"]"#) == [#"43456[["x"]]"#])
        #expect(try open(server, "40/custom").packets(#"42/custom,0["e"]"#) == ["43/custom,0[[]]"])
    }

    @Test("binary: `452-[…]` and the frames, key order `_placeholder`, `num`; binary acks `46`")
    func binary() throws {
        let conversation = try open(server, "40")
        let packet = #"["e",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]"#
        try conversation.packets("452-" + packet)
        try conversation.frames(ClientFrame(binary: [1]).bytes)
        #expect(
            try conversation.frames(ClientFrame(binary: [2]).bytes) == [
                #"452-["e",[{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]]"#, "\u{1}", "\u{2}",
            ]
        )
        try conversation.packets("451-7" + #"["e",{"_placeholder":true,"num":0}]"#)
        #expect(
            try conversation.frames(ClientFrame(binary: [3]).bytes) == [
                #"461-7[[{"_placeholder":true,"num":0}]]"#, "\u{3}",
            ]
        )
    }

    @Test(
        "after connecting, an unknown type, a payload that is no array, a bad ack id close the connection",
        arguments: ["47", "4x", "42{}", "42", #"42"e""#, #"43["e"]"#, #"42-1["e"]"#, #"421234567890123456["e"]"#, "44"]
    )
    func malformed(_ packet: String) throws {
        _ = try open(server, "40", packet)
        #expect(server.clientCount == 0)
    }
}

@Suite("Bad input: Socket.IO")
struct BadPacketTests {
    private let server = echoServer()

    @Test(
        "an event name that is no string, or is reserved, closes the connection",
        arguments: [
            "1", "null", "[]", "{}", #""connect""#, #""connect_error""#, #""disconnect""#, #""disconnecting""#,
            #""error""#, #""newListener""#, #""removeListener""#,
        ]
    )
    func badName(_ name: String) throws {
        _ = try open(server, "40", "42[\(name)]")
        #expect(server.clientCount == 0)
    }

    @Test(
        "a placeholder index negative, fractional, too big or no number closes the connection",
        arguments: ["-1", "0.5", "1", "9223372036854775808", #""0""#, "null", "true", "1e300"]
    )
    func badPlaceholder(_ index: String) throws {
        let conversation = try open(server, "40", #"451-["e",{"_placeholder":true,"num":\#(index)}]"#)
        try conversation.frames(ClientFrame(binary: [1]).bytes)
        #expect(server.clientCount == 0)
    }

    @Test("attachments: more than 10 announced, some sent that were not announced, text in between: closed")
    func attachments() throws {
        _ = try open(server, "40", #"4511-["e"]"#)
        #expect(server.clientCount == 0)
        let unannounced = try open(server, "40")
        try unannounced.frames(ClientFrame(binary: [1]).bytes)
        #expect(server.clientCount == 0)
        _ = try open(server, "40", #"451-["e",{"_placeholder":true,"num":0}]"#, #"42["e"]"#)
        #expect(server.clientCount == 0)
        #expect(try open(server, "40").packets(#"450-["e",5]"#) == [#"42["e",[5]]"#])
        #expect(server.clientCount == 1)
    }

    @Test("attachments announced but never sent close the connection after messageTimeout")
    func missingAttachment() async throws {
        var configuration = SocketIO.Server.Configuration()
        configuration.messageTimeout = .seconds(1)
        try await withServer(configuration) { _, port in
            let client = try await SocketIOClient.connect(port: port)
            client.sendRaw(#"451-["e",{"_placeholder":true,"num":0}]"#)
            #expect(try await client.closed() == .transport)
        }
    }

    @Test("deeply nested JSON closes the connection, however deep", arguments: [65, 1_000, 60_000])
    func deep(_ depth: Int) throws {
        let packet = #"42["e","# + String(repeating: "[", count: depth)
        _ = try open(server, "40", packet)
        #expect(server.clientCount == 0)
    }

    @Test("keys such as `__proto__` are keys like others, in payloads, in auth and in the query")
    func prototype() throws {
        let conversation = try Conversation(server.engine)
        _ = try conversation.upgrade("__proto__=1&EIO=4&transport=websocket&constructor=x")
        try conversation.packets(#"40{"__proto__":{"admin":true}}"#)
        #expect(
            try conversation.packets(#"42["e",{"__proto__":{"a":1}}]"#) == [#"42["e",[{"__proto__":{"a":1}}]]"#]
        )
        let socket = try #require(server.namespace("/").sockets.first)
        #expect(socket.handshake.auth == ["__proto__": ["admin": true]])
        #expect(socket.handshake.query["__proto__"] == "1")
    }

    @Test("socket ids come from 144 random bits: 24 characters, none twice")
    func identifiers() {
        let ids = (0..<10_000).map { _ in SessionID.random() }
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{24}/) != nil })
        for place in 0..<24 {
            #expect(Set(ids.map { Array($0)[place] }).count == 64)
        }
    }

    @Test("a number at its limit in a handler that counts on is an error of that event, not of the server")
    func overflow() throws {
        server.namespace("/").on("next") { _, event -> Int64 in
            let (next, isOver) = try event.decode(Int64.self).addingReportingOverflow(1)
            guard !isOver else { throw EventError(message: "too big") }
            return next
        }
        let conversation = try open(server, "40")
        #expect(
            try conversation.packets(#"421["next",9223372036854775807]"#, #"422["next",1e400]"#).count <= 2
        )
        #expect(server.clientCount <= 1)
    }

    @Test("a socket is in 1,000 rooms at most; more are refused, and it goes on")
    func rooms() throws {
        let conversation = try open(server, "40")
        let socket = try #require(server.namespace("/").sockets.first)
        for room in 0..<1_001 { socket.join("\(room)") }
        #expect(socket.rooms.count == 1_000)
        #expect(!socket.rooms.contains("1000"))
        socket.leave("0")
        socket.join("1000")
        #expect(socket.rooms.contains("1000"))
        #expect(try conversation.packets(#"42["e"]"#) == [#"42["e",[]]"#])
    }

    @Test(
        "a reserved name is never sent: the client would take it for the server's own",
        arguments: ["connect", "error"]
    )
    func reservedName(_ name: String) throws {
        let conversation = try open(server, "40")
        server.namespace("/").sockets.first?.emit(name, 1)
        server.namespace("/").emit(name, 2)
        #expect(try conversation.receivedFrames().isEmpty)
    }

    @Test("what waits for the connect answer is limited: past outboxLimit the client is closed", arguments: [9, 11])
    func waitingForAnswer(_ count: Int) throws {
        var configuration = SocketIO.Server.Configuration()
        configuration.outboxLimit = 10_000
        let server = SocketIO.Server(
            configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        server.namespace("/").onConnection { socket in
            for _ in 0..<count { socket.emit("x", String(repeating: "a", count: 980)) }
        }
        _ = try open(server, "40")
        #expect(server.clientCount == (count < 10 ? 1 : 0))
    }
}
