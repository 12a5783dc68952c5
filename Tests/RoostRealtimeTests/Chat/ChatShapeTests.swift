import Roost
import RoostTestSupport
import SocketIO
import SocketIOTestClient
import Testing

@Suite("Chat commands of every shape", .timeLimit(.minutes(5)))
struct ChatShapeTests {
    private static let names = ["chat.send", "chat.read", "chat.open", "chat.close", "chat.typing"]

    /// What may come where `{chatId, …}` belongs.
    private static func shapes(_ chat: Chat) -> [SocketIO.JSON] {
        let id = SocketIO.JSON.string(chat.id.text)
        let values: [SocketIO.JSON] = [
            nil, true, 7, -1.5, "x", [], [[]], [:], .string(String(repeating: "x", count: 20_000)), nested(60),
            [nil, 1],
            .string(chat.id.text.uppercased()), .string("\u{0}"), .string("\u{FFFF}🙂"),
        ]
        return values + values.map { ["chatId": $0] }
            + values.map { ["chatId": id, "clientId": $0, "body": $0, "messageId": $0] }
            + [["chatId": id, "clientId": "c", "body": .string("\u{202E}\u{0}")], [["chatId": id]]]
    }

    private static func nested(_ depth: Int) -> SocketIO.JSON {
        (0..<depth).reduce(nil) { inner, _ in ["chatId": inner] }
    }

    /// How it may be answered: what is wrong is named; what is whole is done.
    private static func codes(of name: String, _ shape: SocketIO.JSON, _ chat: Chat) -> [String] {
        guard shape["chatId"]?.string == chat.id.text else { return ["malformed_id"] }
        switch name {
        case "chat.open", "chat.close": return ["none"]
        case "chat.typing": return ["chat_not_open"]
        case "chat.read": return ["malformed_id"]
        default: return shape["clientId"]?.string == nil ? ["invalid"] : ["invalid", "none"]
        }
    }

    @Test(
        "Each is answered, none ends the connection, and without a callback none says anything",
        arguments: SocketIOClient.Transport.allCases
    )
    func shapes(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia])
            let mia = try await hub.device(of: home.mia, over: transport)
            for shape in Self.shapes(chat) {
                for name in Self.names {
                    let code = try await mia.code(name, shape) ?? "none"
                    #expect(Self.codes(of: name, shape, chat).contains(code), "\(name) \(shape)")
                    try mia.client.emit(name, shape, shape)
                }
            }
            for name in Self.names {
                try mia.client.emit(name)
                mia.client.sendRaw("4299[\"\(name)\"]")
            }
            #expect(try await mia.code("chat.send", Send(chatId: chat.id, clientId: "c1", body: "Still here")) == nil)
            while try await mia.next(MessageCreated.self).fact.message.body != "Still here" {}
            #expect(try await home.messages(of: chat, for: home.anna).last?.body == "Still here")
        }
    }

    @Test("What is sent without waiting is said in the order it was sent", arguments: SocketIOClient.Transport.allCases)
    func order(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia])
            let (mia, anna) = (
                try await hub.device(of: home.mia, over: transport),
                try await hub.device(of: home.anna, over: transport)
            )
            for index in 1...10 {
                try mia.client.emit("chat.send", Send(chatId: chat.id, clientId: "c\(index)", body: "\(index)"))
            }
            for index in 1...10 {
                let message = try await anna.next(MessageCreated.self).fact.message
                #expect(message.body == "\(index)" && message.number == index)
            }
        }
    }

    @Test(
        "48 One clientId, and ten messages in ten seconds, hold also when 30 come at once over HTTP's verb and sockets",
        arguments: SocketIOClient.Transport.allCases
    )
    func atOnce(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia])
            let devices = [
                try await hub.device(of: home.mia, over: transport),
                try await hub.device(of: home.mia, over: .webSocket),
            ]
            @Sendable func send(_ index: Int, as clientId: String) async throws -> Roost.Message? {
                guard index % 3 > 0 else {
                    return try await home.send("Hi", as: clientId, in: chat, by: home.mia).message
                }
                let command = Send(chatId: chat.id, clientId: clientId, body: "Hi")
                let ack = try await devices[index % 3 - 1].client.emitWithAck("chat.send", command)
                return try ack.element(Answer<Roost.Message>.self, at: 0).data
            }
            let repeats = await Race.run(20) { try await send($0, as: "one") }
            #expect(Set(repeats.map { $0.success??.id }).count == 1 && repeats.allSatisfy { $0.success != nil })
            let others = await Race.run(30) { try await send($0, as: "other\($0)") }
            #expect(others.count { $0.success??.id != nil } == 9)
            #expect(try await home.log().of(MessageCreated.self).count == 10)
        }
    }
}
