import Roost
import RoostTestSupport
import SocketIO
import SocketIOTestClient
import Testing

@Suite("Chats over sockets", .timeLimit(.minutes(2)))
struct ChatTests {
    private static let transports = SocketIOClient.Transport.allCases

    @Test(
        "48 chat.send answers the message, reaches the members alone, and is one for its clientId",
        arguments: transports
    )
    func send(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia])
            let devices = try await hub.everybody(over: transport)
            let (mia, anna) = (try #require(devices[home.mia]), try #require(devices[home.anna]))
            let command = Send(chatId: chat.id, clientId: "c1", body: "Hello")
            let ack = try await mia.client.emitWithAck("chat.send", command)
            let answer = try ack.element(Answer<Roost.Message>.self, at: 0)
            let message = try #require(answer.data)
            #expect(answer.ok && message.body == "Hello" && message.authorId == home.mia)
            for device in [anna, mia] {
                let (event, meta) = try await device.next(MessageCreated.self)
                #expect(event.message == message && meta.cause == "c1" && meta.actorId == home.mia)
            }
            let repeats = await Race.run(10) { index in
                if index.isMultiple(of: 2) {
                    return try await home.send("Again", as: "c1", in: chat, by: home.mia).message
                }
                let ack = try await mia.client.emitWithAck("chat.send", command)
                return try #require(try ack.element(Answer<Roost.Message>.self, at: 0).data)
            }
            #expect(repeats.compactMap(\.success).map(\.id) == Array(repeating: message.id, count: 10))
            #expect(try await devices.expectNothingElse(home).isEmpty)
        }
    }

    @Test("48 A client that asks for no acknowledgement is served the same", arguments: transports)
    func withoutCallback(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia])
            let mia = try await hub.device(of: home.mia, over: transport)
            try mia.client.emit("chat.send", Send(chatId: chat.id, clientId: "c1", body: "Hello"))
            #expect(try await mia.next(MessageCreated.self).fact.message.clientId == "c1")
            try mia.client.emit("chat.send", 5)
            try mia.client.emit("chat.typing")
            try mia.client.emit("chat.send", Send(chatId: chat.id, clientId: "c2", body: "Still here"))
            #expect(try await mia.next(MessageCreated.self).fact.message.clientId == "c2")
        }
    }

    @Test("Commands refuse what HTTP refuses, with the same codes", arguments: transports)
    func refusals(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.direct(home.mia, home.tom)
            let message = try await home.say("Ours", in: chat, by: home.mia)
            let (anna, mia) = (
                try await hub.device(of: home.anna, over: transport),
                try await hub.device(of: home.mia, over: transport)
            )
            #expect(
                try await anna.code("chat.send", Send(chatId: chat.id, clientId: "a", body: "A")) == "chat_not_found"
            )
            #expect(try await anna.code("chat.open", Of(chatId: chat.id.text)) == "chat_not_found")
            let read = Read(chatId: chat.id, messageId: message.id)
            #expect(try await anna.code("chat.read", read) == "chat_not_found")
            for name in ["chat.send", "chat.read", "chat.open", "chat.close", "chat.typing"] {
                #expect(try await mia.code(name, Of(chatId: "x")) == "malformed_id")
                #expect(try await mia.code(name, 7) == "malformed_id")
                #expect(try await mia.code(name, [String]()) == "malformed_id")
            }
            #expect(try await mia.code("chat.send", Of(chatId: chat.id.text)) == "invalid")
            #expect(try await mia.code("chat.send", Send(chatId: chat.id, clientId: "a", body: " ")) == "invalid")
            #expect(try await mia.code("chat.typing", Of(chatId: chat.id.text)) == "chat_not_open")
            let unknown = Read(chatId: chat.id, messageId: try await home.otherMessage().id)
            #expect(try await mia.code("chat.read", unknown) == "message_not_found")
        }
    }

    @Test("The eleventh message in ten seconds is refused, however the ten before came", arguments: transports)
    func pace(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia])
            let mia = try await hub.device(of: home.mia, over: transport)
            for index in 0..<5 {
                _ = try await home.send("HTTP", as: "h\(index)", in: chat, by: home.mia)
                let command = Send(chatId: chat.id, clientId: "s\(index)", body: "Socket")
                #expect(try await mia.code("chat.send", command) == nil)
            }
            let ack = try await mia.client.emitWithAck("chat.send", Send(chatId: chat.id, clientId: "x", body: "More"))
            let error = try #require(try ack.element(Answer<Roost.Message>.self, at: 0).error)
            #expect(error.code == "rate_limited" && error.retryAfter == 10 && !error.correlationId.isEmpty)
        }
    }

    @Test("49 Typing and read marks reach those who have the chat open, and no one else", arguments: transports)
    func openChatOnly(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia, home.tom, home.ben])
            let message = try await home.say("Read me", in: chat, by: home.anna)
            let devices = try await hub.everybody(over: transport)
            let (mia, tom, ben) = (
                try #require(devices[home.mia]), try #require(devices[home.tom]), try #require(devices[home.ben])
            )
            for device in [mia, tom, ben] {
                #expect(try await device.code("chat.open", Of(chatId: chat.id.text)) == nil)
            }
            #expect(try await ben.code("chat.close", Of(chatId: chat.id.text)) == nil)
            #expect(try await mia.code("chat.typing", Of(chatId: chat.id.text)) == nil)
            let typing = try await tom.client.next("chat.typing").argument(Typing.self)
            #expect(typing == Typing(familyId: home.id, chatId: chat.id, userId: home.mia, isTyping: true))
            #expect(try await mia.code("chat.read", Read(chatId: chat.id, messageId: message.id)) == nil)
            for device in [tom, mia] {
                let mark = try await device.client.next("chat.read").argument(ReadMark.self)
                #expect(mark.userId == home.mia && mark.messageId == message.id && mark.number == 1)
            }
            // By HTTP it is the same; back it never goes.
            try await home.read(message, by: home.tom)
            #expect(try await mia.client.next("chat.read").argument(ReadMark.self).userId == home.tom)
            _ = try await tom.client.next("chat.read")
            try await home.read(message, by: home.tom)
            #expect(try await devices.expectNothingElse(home).isEmpty)
        }
    }

    @Test("49 Typing goes out once in 2 seconds and ends by itself after 5, or with the message", arguments: transports)
    func typing(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia])
            let (mia, anna) = (
                try await hub.device(of: home.mia, over: transport),
                try await hub.device(of: home.anna, over: transport)
            )
            let this = Of(chatId: chat.id.text)
            for device in [mia, anna] { #expect(try await device.code("chat.open", this) == nil) }
            for _ in 0..<5 { #expect(try await mia.code("chat.typing", this) == nil) }
            home.clock.advance(by: .seconds(2))
            #expect(try await mia.code("chat.typing", this) == nil)
            home.clock.advance(by: .seconds(5))
            var marks: [Bool] = []
            while marks.last != false {
                marks.append(try await anna.client.next("chat.typing").argument(Typing.self).isTyping)
            }
            #expect(marks == [true, true, false])
            #expect(try await mia.code("chat.typing", this) == nil)
            #expect(try await anna.client.next("chat.typing").argument(Typing.self).isTyping)
            #expect(try await mia.code("chat.send", Send(chatId: chat.id, clientId: "c", body: "Done")) == nil)
            #expect(try await !anna.client.next("chat.typing").argument(Typing.self).isTyping)
        }
    }

    @Test(
        "50 A removed member's socket is out of the room when the removal is answered, and gets nothing more",
        arguments: transports
    )
    func removed(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia, home.tom])
            let devices = try await hub.everybody(over: transport)
            let (mia, tom) = (try #require(devices[home.mia]), try #require(devices[home.tom]))
            let this = Of(chatId: chat.id.text)
            for device in [mia, tom] { #expect(try await device.code("chat.open", this) == nil) }
            let message = try await home.say("Before", in: chat, by: home.anna)
            _ = try await tom.next(MessageCreated.self)
            try await home.services.chats.remove(home.tom, from: chat.id, in: home.id, by: Caller(home.anna))
            #expect(hub.sockets.namespace("/").to("chat:\(chat.id)").sockets.count == 1)
            try await home.say("After", in: chat, by: home.anna)
            #expect(try await mia.code("chat.typing", this) == nil)
            try await home.read(message, by: home.mia)
            #expect(try await tom.code("chat.open", this) == "chat_not_found")
            #expect(
                try await tom.code("chat.send", Send(chatId: chat.id, clientId: "x", body: "x")) == "chat_not_found"
            )
            #expect(try await tom.next(ChatMemberRemoved.self).fact.member.userId == home.tom)
            let left = try await devices.expectNothingElse(home)
            #expect(left[home.tom] == nil)
            // Neither by coming back for what was missed.
            let again = try await hub.device(of: home.tom, over: transport, since: [home.id: 1])
            #expect(!again.untaken.contains("chat.message.created"))
        }
    }

    @Test("50 However opening a chat meets being removed from it, nobody stays in its room")
    func openingRace() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let tom = try await hub.device(of: home.tom)
            for _ in 0..<30 {
                let chat = try await home.group(of: [home.tom])
                async let opened = tom.code("chat.open", Of(chatId: chat.id.text))
                try await home.services.chats.remove(home.tom, from: chat.id, in: home.id, by: Caller(home.anna))
                _ = try await opened
                #expect(hub.sockets.namespace("/").to("chat:\(chat.id)").sockets.isEmpty)
            }
        }
    }

    @Test("51 What was said while one was offline is there after the reconnect, in order", arguments: transports)
    func offline(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia])
            let before = try await hub.device(of: home.mia, over: transport)
            try await home.say("Seen", in: chat, by: home.anna)
            let seen = try await before.next(MessageCreated.self).meta.offset
            before.client.drop()
            for index in 1...12 {
                try await home.say("\(index)", in: chat, by: index.isMultiple(of: 3) ? home.mia : home.anna)
            }
            let after = try await hub.device(of: home.mia, over: transport, since: [home.id: seen])
            var bodies: [String] = []
            for _ in 1...12 {
                let (event, meta) = try await after.next(MessageCreated.self)
                #expect(meta.replayed == true)
                bodies.append(event.message.body)
            }
            #expect(bodies == (1...12).map(String.init))
            try await home.say("Live", in: chat, by: home.anna)
            #expect(try await after.next(MessageCreated.self).meta.replayed == nil)
        }
    }
}

private struct Send: Encodable, Sendable {
    let chatId: Chat.ID
    let clientId: String
    let body: String
}

private struct Read: Encodable, Sendable {
    let chatId: Chat.ID
    let messageId: Roost.Message.ID
}

private struct Of: Encodable, Sendable {
    let chatId: String
}

private struct Typing: Decodable, Equatable {
    let familyId: Family.ID
    let chatId: Chat.ID
    let userId: User.ID
    let isTyping: Bool
}

/// An acknowledgement.
private struct Answer<Content: Decodable>: Decodable {
    let ok: Bool
    let data: Content?
    let error: Failure?
}

private struct Failure: Decodable {
    let code: String
    let detail: String
    let correlationId: String
    let retryAfter: Int?
}

private struct Nothing: Decodable {
    init(from decoder: any Decoder) {}
}

extension Device {
    /// Sends a command; answers why it was refused, and nil when it was done.
    fileprivate func code(_ name: String, _ payload: any Encodable & Sendable) async throws -> String? {
        let answer = try await client.emitWithAck(name, payload).element(Answer<Nothing>.self, at: 0)
        #expect(answer.ok == (answer.error == nil))
        #expect(answer.error?.detail.isEmpty != true)
        return answer.error?.code
    }
}

extension Home {
    /// A message of another chat.
    fileprivate func otherMessage() async throws -> Roost.Message {
        try await say("Elsewhere", in: group(of: [mia]), by: anna)
    }
}
