import Roost
import RoostTestSupport
import Synchronization
import Testing

@Suite("Who still hears what was told of chats")
struct ChatHearersTests {
    @Test(
        "Who was removed hears nothing of the chat any more, whenever it was told, but that it is so",
        arguments: Engine.available
    )
    func removed(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia, home.tom])
        try await home.say("Before", in: chat, by: home.mia)
        _ = try await home.services.chats.rename(chat.id, to: "New", in: home.id, by: Caller(home.anna))
        try await home.services.chats.remove(home.tom, from: chat.id, in: home.id, by: Caller(home.anna))
        #expect(try await home.hears(home.tom) == ["chat.member.removed"])
        #expect(
            try await home.hears(home.mia)
                == ["chat.updated", "chat.message.created", "chat.updated", "chat.member.removed"]
        )
        try await home.services.chats.remove(home.mia, from: chat.id, in: home.id, by: Caller(home.mia))
        #expect(try await home.hears(home.tom) == ["chat.member.removed"])
    }

    @Test("Who comes back to a chat hears what was said since, and nothing from before", arguments: Engine.available)
    func back(engine: Engine) async throws {
        let home = try await Home(engine)
        let (chats, anna) = (home.services.chats, Caller(home.anna))
        let chat = try await home.group(of: [home.mia, home.tom])
        try await home.say("While he was in it", in: chat, by: home.mia)
        try await chats.remove(home.tom, from: chat.id, in: home.id, by: anna)
        try await home.say("While he was not", in: chat, by: home.mia)
        _ = try await chats.add(home.tom, to: chat.id, in: home.id, by: anna)
        let after = try await home.say("Welcome back", in: chat, by: home.mia)
        #expect(try await home.messages(of: chat, for: home.tom) == [after])
        #expect(try await home.hears(home.tom).filter { $0 == "chat.message.created" }.count == 1)
        #expect(try await home.hears(home.tom).last == "chat.message.created")
        #expect(try await home.search("while", for: home.tom).isEmpty)
    }

    @Test("A message that was taken back is not said again, only that it was taken back", arguments: Engine.available)
    func takenBack(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        let message = try await home.say("Oops", in: chat, by: home.mia)
        let messages = home.services.messages
        _ = try await messages.edit(message.id, to: "Oops!", in: chat.id, of: home.id, by: Caller(home.mia))
        _ = try await messages.delete(message.id, in: chat.id, of: home.id, by: Caller(home.mia))
        try await home.say("Good", in: chat, by: home.mia)
        #expect(
            try await home.hears(home.anna) == ["chat.updated", "chat.message.deleted", "chat.message.created"]
        )
    }

    @Test(
        "A message told before somebody left is before the leaving, what comes after is not",
        arguments: Engine.available
    )
    func order(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia, home.tom])
        try await home.say("Before", in: chat, by: home.mia)
        let leavings = Leavings(home.services.database.bell)
        try await home.services.chats.remove(home.tom, from: chat.id, in: home.id, by: Caller(home.anna))
        _ = try await home.services.chats.add(home.tom, to: chat.id, in: home.id, by: Caller(home.anna))
        try await home.say("After", in: chat, by: home.mia)
        let leaving = try #require(leavings.heard.first)
        #expect(leavings.heard.count == 1 && leaving.place == ChatPlace(home.tom, in: chat.id))
        let subjects = try await home.log().compactMap { try ChatSubject($0)?.isBefore(leaving) }
        #expect(subjects == [true, true, false, false, false])
    }
}

/// Hears who leaves.
private final class Leavings: Sendable {
    private let kept = Mutex<[ChatLeaving]>([])

    var heard: [ChatLeaving] { kept.withLock { $0 } }

    init(_ bell: Bell) {
        bell.onRing { [weak self] rings in self?.kept.withLock { $0 += rings.leftChats } }
    }
}

extension Home {
    /// The names of what would be told again of chats to somebody who was away all the time.
    fileprivate func hears(_ user: User.ID) async throws -> [String] {
        let events = try await log().filter { $0.name.hasPrefix("chat.") }
        return try await services.database.read { reading in
            let hearers = try ChatHearers(of: events, in: reading)
            return try events.filter { try hearers.replayed($0, to: user) }.map(\.name)
        }
    }
}
