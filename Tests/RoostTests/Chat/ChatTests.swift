import Roost
import RoostTestSupport
import Testing

@Suite("Chats")
struct ChatTests {
    @Test("A direct chat is one per pair, whoever asks, also when both ask at once", arguments: Engine.available)
    func onePerPair(engine: Engine) async throws {
        let home = try await Home(engine)
        let opened = await Race.run(20) { index in
            let (one, other) = index.isMultiple(of: 2) ? (home.mia, home.tom) : (home.tom, home.mia)
            return try await home.services.chats.direct(with: other, in: home.id, by: Caller(one))
        }
        let answers = opened.compactMap(\.success)
        #expect(answers.count == 20)
        #expect(Set(answers.map(\.chat.id)).count == 1)
        #expect(answers.count { $0.isNew } == 1)
        let log = try await home.log()
        #expect(log.of(ChatUpdated.self).map(\.audience) == [[home.mia, home.tom]])
        #expect(try await home.direct(home.mia, home.anna).id != answers[0].chat.id)
    }

    @Test("Nobody has a direct chat with oneself or with somebody who isn't in the family", arguments: Engine.available)
    func partners(engine: Engine) async throws {
        let home = try await Home(engine)
        await #expect(throws: ChatRefusal.withOneself) { try await home.direct(home.mia, home.mia) }
        await #expect(throws: FamilyRefusal.memberNotFound) { try await home.direct(home.mia, home.stranger) }
        await #expect(throws: FamilyRefusal.notAMember) { try await home.direct(home.stranger, home.mia) }
        await #expect(throws: FamilyRefusal.memberNotFound) { try await home.group(of: [home.neighbours.zoe]) }
    }

    @Test(
        "A group's maker is its admin, also a child; its members hear of it and nobody else",
        arguments: Engine.available
    )
    func group(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told { _ = try await home.group(" Band ", of: [home.tom, home.tom], by: home.mia) }
        let chat = try #require(try told.payloads(ChatUpdated.self).first?.chat)
        #expect(chat.title == "Band")
        #expect(chat.members.map(\.userId) == [home.mia, home.tom])
        #expect(chat.isAdmin(home.mia) && !chat.isAdmin(home.tom))
        #expect(told.allSatisfy { $0.audience == [home.mia, home.tom] })
        #expect(try await home.chats(of: home.tom).map(\.chat.id) == [chat.id])
        #expect(try await home.chats(of: home.anna).isEmpty)
        await #expect(throws: ChatRefusal.notFound) { try await home.chat(chat, for: home.anna) }
    }

    @Test("Only admins rename, add and remove; a title has 1-100 characters", arguments: Engine.available)
    func adminsOnly(engine: Engine) async throws {
        let home = try await Home(engine)
        let (chat, chats) = (try await home.group(of: [home.mia, home.tom]), home.services.chats)
        let mia = Caller(home.mia)
        await #expect(throws: ChatRefusal.adminsOnly) { try await chats.rename(chat.id, to: "A", in: home.id, by: mia) }
        await #expect(throws: ChatRefusal.adminsOnly) {
            try await chats.add(home.lou, to: chat.id, in: home.id, by: mia)
        }
        await #expect(throws: ChatRefusal.adminsOnly) {
            try await chats.remove(home.tom, from: chat.id, in: home.id, by: mia)
        }
        let anna = Caller(home.anna)
        for title in ["", "  ", String(repeating: "x", count: 101)] {
            await #expect(throws: Invalid.self) { try await chats.rename(chat.id, to: title, in: home.id, by: anna) }
        }
        await #expect(throws: ChatRefusal.changedMeanwhile) {
            try await chats.rename(chat.id, to: "A", ifVersion: 2, in: home.id, by: anna)
        }
        let renamed = try await chats.rename(chat.id, to: "Trip", ifVersion: 1, in: home.id, by: anna)
        #expect(renamed.title == "Trip" && renamed.version == 2)
        await #expect(throws: ChatRefusal.notFound) {
            try await chats.rename(chat.id, to: "B", in: home.id, by: Caller(home.lou))
        }
        await #expect(throws: ChatRefusal.notFound) {
            try await chats.rename(chat.id, to: "B", in: home.neighbours.id, by: Caller(home.neighbours.zoe))
        }
    }

    @Test("A direct chat keeps its two and has no title", arguments: Engine.available)
    func directStays(engine: Engine) async throws {
        let home = try await Home(engine)
        let (chat, chats) = (try await home.direct(home.mia, home.tom), home.services.chats)
        let mia = Caller(home.mia)
        await #expect(throws: ChatRefusal.directChat) { try await chats.rename(chat.id, to: "A", in: home.id, by: mia) }
        await #expect(throws: ChatRefusal.directChat) {
            try await chats.add(home.lou, to: chat.id, in: home.id, by: mia)
        }
        await #expect(throws: ChatRefusal.directChat) {
            try await chats.remove(home.mia, from: chat.id, in: home.id, by: mia)
        }
    }

    @Test("Who is added sees what is said from then on, and everybody hears of it", arguments: Engine.available)
    func historyFromJoining(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        let before = try await home.say("Before", in: chat, by: home.mia)
        let told = try await home.told {
            _ = try await home.services.chats.add(home.tom, to: chat.id, in: home.id, by: Caller(home.anna))
        }
        #expect(told.of(ChatMemberAdded.self).map(\.audience) == [[home.anna, home.mia, home.tom]])
        #expect(try await home.messages(of: chat, for: home.tom).isEmpty)
        #expect(try await home.chat(chat, for: home.tom).lastMessage == nil)
        #expect(try await home.chat(chat, for: home.tom).unreadCount == 0)
        let after = try await home.say("After", in: chat, by: home.mia)
        #expect(try await home.messages(of: chat, for: home.tom) == [after])
        await #expect(throws: ChatRefusal.messageNotFound) { try await home.read(before, by: home.tom) }
        #expect(try await home.search("before", for: home.tom).isEmpty)
        #expect(try await home.search("before", for: home.mia).map(\.message.id) == [before.id])
        let again = try await home.told {
            _ = try await home.services.chats.add(home.tom, to: chat.id, in: home.id, by: Caller(home.anna))
        }
        #expect(again.isEmpty)
    }

    @Test(
        "The last admin's leaving makes the oldest member admin; with the last member the group goes",
        arguments: Engine.available
    )
    func succession(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.tom], by: home.mia)
        home.clock.tick()
        _ = try await home.services.chats.add(home.anna, to: chat.id, in: home.id, by: Caller(home.mia))
        try await home.say("Hello", in: chat, by: home.mia)
        let told = try await home.told { try await home.leave(chat, home.mia) }
        let left = try #require(try told.payloads(ChatMemberRemoved.self).first)
        #expect(told.of(ChatMemberRemoved.self).map(\.audience) == [[home.mia, home.tom, home.anna]])
        #expect(left.member.userId == home.mia)
        #expect(left.chat.members.map(\.role) == [.admin, .member])
        #expect(try await home.chat(chat, for: home.tom).chat.isAdmin(home.tom))
        try await home.leave(chat, home.tom)
        #expect(try await home.chat(chat, for: home.anna).chat.isAdmin(home.anna))
        try await home.leave(chat, home.anna)
        for table: SQL in ["SELECT id FROM chat", "SELECT id FROM message", "SELECT chat_id FROM chat_member"] {
            #expect(try await home.services.database.read { try $0.rows(table).isEmpty })
        }
    }

    @Test("Muting is one's own, and takes a chat out of the count of unread messages", arguments: Engine.available)
    func muting(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        let told = try await home.told {
            try await home.services.chats.setMuted(true, chat.id, in: home.id, by: Caller(home.mia))
            try await home.services.chats.setMuted(true, chat.id, in: home.id, by: Caller(home.mia))
        }
        #expect(told.map(\.audience) == [[home.mia]])
        try await home.say("Quiet", in: chat, by: home.anna)
        #expect(try await home.chat(chat, for: home.mia).isMuted)
        #expect(try await home.chat(chat, for: home.mia).unreadCount == 1)
        let mia = home.mia
        #expect(try await home.services.database.view(of: home.id, for: mia) { try $0.unreadMessages() } == 0)
        #expect(try await home.services.database.view(of: home.id, for: mia) { try $0.mutedChats() } == [chat.id])
        #expect(try await !home.chat(chat, for: home.anna).isMuted)
    }

    @Test(
        "50 Who is removed from the family is in none of its chats, in the same transaction",
        arguments: Engine.available
    )
    func leavingTheFamily(engine: Engine) async throws {
        let home = try await Home(engine)
        let group = try await home.group(of: [home.anna, home.tom], by: home.mia)
        let direct = try await home.direct(home.mia, home.tom)
        try await home.say("Hi", in: direct, by: home.mia)
        let head = try await home.head()
        let told = try await home.told { try await home.remove(home.mia, by: home.anna) }
        #expect(told.of(ChatMemberRemoved.self).count == 2)
        #expect(told.allSatisfy { $0.offset > head })
        #expect(try await home.chat(group, for: home.anna).chat.people == [home.anna, home.tom])
        #expect(try await home.chat(group, for: home.tom).chat.members.contains { $0.role == .admin })
        await #expect(throws: ChatRefusal.nobodyThere) { try await home.say("There?", in: direct, by: home.tom) }
        await #expect(throws: FamilyRefusal.notAMember) { try await home.say("Still here", in: group, by: home.mia) }
        let later = try await home.told { try await home.say("Without her", in: group, by: home.tom) }
        #expect(later.for(home.mia).isEmpty)
        #expect(try await home.messages(of: direct, for: home.tom).map(\.body) == ["Hi"])
    }

    @Test(
        "The list has the chat first where something was said last, and pages without gaps",
        arguments: Engine.available
    )
    func list(engine: Engine) async throws {
        let home = try await Home(engine)
        var chats: [Chat] = []
        for index in 1...5 {
            chats.append(try await home.group("Chat \(index)", of: [home.mia]))
            home.clock.tick()
        }
        try await home.say("Up", in: chats[1], by: home.mia)
        let (id, mia) = (home.id, home.mia)
        var titles: [String?] = []
        var cursor: String?
        repeat {
            let page = try await home.services.database.view(of: id, for: mia) { [cursor] in
                try $0.chats(cursor: cursor, limit: 2)
            }
            titles += page.items.map(\.chat.title)
            cursor = page.nextCursor
        } while cursor != nil
        #expect(titles == ["Chat 2", "Chat 5", "Chat 4", "Chat 3", "Chat 1"])
        await #expect(throws: Invalid.self) {
            try await home.services.database.view(of: id, for: mia) { try $0.chats(cursor: "x") }
        }
    }
}

extension Home {
    fileprivate func leave(_ chat: Chat, _ user: User.ID) async throws {
        try await services.chats.remove(user, from: chat.id, in: id, by: Caller(user))
    }
}
