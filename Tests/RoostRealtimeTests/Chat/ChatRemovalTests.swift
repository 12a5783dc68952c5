import Roost
import RoostTestSupport
import SocketIO
import SocketIOTestClient
import Testing

@Suite("Who is removed from a chat", .timeLimit(.minutes(5)))
struct ChatRemovalTests {
    private static let transports = SocketIOClient.Transport.allCases

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

    @Test("50 What was said before a removal and not yet delivered is not delivered after it", arguments: transports)
    func underWay(_ transport: SocketIOClient.Transport) async throws {
        let home = try await Home()
        let held = HeldDatabase(home.services.database)
        try await Hub.open(home, through: held) { hub in
            let chat = try await home.group(of: [home.mia, home.tom])
            let (mia, tom) = (
                try await hub.device(of: home.mia, over: transport), try await hub.device(of: home.tom, over: transport)
            )
            let before = try await home.head()
            held.hold("ChatHearers")
            try await home.say("Read, not sent", in: chat, by: home.anna)
            await held.isHolding()
            try await home.say("Not read", in: chat, by: home.anna)
            try await home.services.chats.remove(home.tom, from: chat.id, in: home.id, by: Caller(home.anna))
            held.letGo()
            for body in ["Read, not sent", "Not read"] {
                #expect(try await mia.next(MessageCreated.self).fact.message.body == body)
            }
            let left = try await [home.mia: mia, home.tom: tom].expectNothingElse(home)
            #expect(left == [home.mia: ["chat.member.removed"], home.tom: ["chat.member.removed"]])
            // Nor while it is sent again.
            held.hold("Replay")
            async let again = hub.device(of: home.mia, over: transport, since: [home.id: before])
            await held.isHolding()
            try await home.services.chats.remove(home.mia, from: chat.id, in: home.id, by: Caller(home.anna))
            held.letGo()
            #expect(try await !again.untaken.contains("chat.message.created"))
        }
    }

    @Test("50 Removed while everybody talks, types and reads: 100 times nothing comes after it", arguments: transports)
    func race(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let (mia, tom) = (
                try await hub.device(of: home.mia, over: transport), try await hub.device(of: home.tom, over: transport)
            )
            for round in 0..<100 {
                let chat = try await home.group("Round \(round)", of: [home.mia, home.tom])
                let this = Of(chatId: chat.id.text)
                let first = try await home.send("First", as: "first", in: chat, by: home.anna).message
                for device in [mia, tom] { #expect(try await device.code("chat.open", this) == nil) }
                async let talk = Race.run(4) { index in
                    try await home.send("Talk", as: "t\(index)", in: chat, by: index < 2 ? home.anna : home.mia)
                }
                async let typing = mia.code("chat.typing", this)
                async let reading = home.read(first, by: home.mia)
                async let opening = tom.code("chat.open", this)
                try await home.services.chats.remove(home.tom, from: chat.id, in: home.id, by: Caller(home.anna))
                _ = try await (talk, typing, reading, opening)
                #expect(hub.sockets.namespace("/").to("chat:\(chat.id)").sockets.count == 1)
                home.clock.advance(by: .seconds(10))
                let told = try await tom.told(about: chat, until: home.task("Round \(round)", for: .everyone))
                #expect(told.last == "chat.member.removed" && told.count { $0 == "chat.member.removed" } == 1)
            }
        }
    }
}

extension Device {
    /// The names of all that came about a chat before a task was made, in order.
    fileprivate func told(about chat: Chat, until task: FamilyTask) async throws -> [String] {
        var names: [String] = []
        while true {
            let event = try await next()
            if event.name == TaskCreated.name, try event.argument(TaskCreated.self).task.id == task.id { return names }
            if event.name.hasPrefix("chat."), event.json.contains(chat.id.text) { names.append(event.name) }
        }
    }
}
