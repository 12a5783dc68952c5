import Roost
import RoostTestSupport
import SocketIO
import SocketIOTestClient
import Testing

@Suite("Chats over sockets", .timeLimit(.minutes(5)))
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
            let typing = try await tom.client.next("chat.typing").argument(TypingTold.self)
            #expect(typing == TypingTold(familyId: home.id, chatId: chat.id, userId: home.mia, isTyping: true))
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
                marks.append(try await anna.client.next("chat.typing").argument(TypingTold.self).isTyping)
            }
            #expect(marks == [true, true, false])
            #expect(try await mia.code("chat.typing", this) == nil)
            #expect(try await anna.client.next("chat.typing").argument(TypingTold.self).isTyping)
            #expect(try await mia.code("chat.send", Send(chatId: chat.id, clientId: "c", body: "Done")) == nil)
            #expect(try await !anna.client.next("chat.typing").argument(TypingTold.self).isTyping)
        }
    }

    @Test("49 Typing ends with a message over HTTP, and with leaving the chat", arguments: transports)
    func typingEnds(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia])
            let (mia, anna) = (
                try await hub.device(of: home.mia, over: transport),
                try await hub.device(of: home.anna, over: transport)
            )
            let this = Of(chatId: chat.id.text)
            for device in [mia, anna] { #expect(try await device.code("chat.open", this) == nil) }
            #expect(try await mia.code("chat.typing", this) == nil)
            #expect(try await anna.client.next("chat.typing").argument(TypingTold.self).isTyping)
            try await home.say("Over HTTP", in: chat, by: home.mia)
            #expect(try await !anna.client.next("chat.typing").argument(TypingTold.self).isTyping)
            home.clock.advance(by: .seconds(2))
            #expect(try await mia.code("chat.typing", this) == nil)
            #expect(try await anna.client.next("chat.typing").argument(TypingTold.self).isTyping)
            try await home.services.chats.remove(home.mia, from: chat.id, in: home.id, by: Caller(home.anna))
            #expect(try await !anna.client.next("chat.typing").argument(TypingTold.self).isTyping)
            #expect(try await mia.code("chat.typing", this) == "chat_not_open")
        }
    }

    @Test("51 What was said and taken back while one was offline is told as taken back only", arguments: transports)
    func takenBack(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let chat = try await home.group(of: [home.mia])
            let before = try await home.head()
            let message = try await home.say("A slip of the tongue", in: chat, by: home.anna)
            _ = try await home.services.messages.delete(message.id, in: chat.id, of: home.id, by: Caller(home.anna))
            let mia = try await hub.device(of: home.mia, over: transport, since: [home.id: before])
            #expect(try await mia.next(MessageDeleted.self).fact.message.body.isEmpty)
            #expect(mia.untaken == ["realtime.ready"] || mia.untaken.isEmpty)
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

extension Home {
    /// A message of another chat.
    fileprivate func otherMessage() async throws -> Roost.Message {
        try await say("Elsewhere", in: group(of: [mia]), by: anna)
    }
}
