import Roost
import RoostTestSupport
import Testing

@Suite("Messages")
struct MessageTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

    @Test(
        "48 A message reaches the chat's members and nobody else, with all there is to know",
        arguments: Engine.available
    )
    func sent(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        var message: Message?
        let told = try await home.told { message = try await home.say("Hello", in: chat, by: home.mia, clientId: "c1") }
        #expect(told.names == ["chat.message.created", "family.changed"])
        #expect(told.allSatisfy { $0.audience == [home.anna, home.mia] })
        let event = try #require(try told.payloads(MessageCreated.self).first)
        #expect(event.message == message && event.chatId == chat.id)
        #expect(message?.number == 1 && message?.authorId == home.mia && message?.clientId == "c1")
        let changes = try told.payloads(FamilyChanged.self).flatMap(\.changes)
        #expect(changes.map(\.type) == [.message])
    }

    @Test(
        "48 The same clientId again, also at the same instant, is the first message and one event",
        arguments: Engine.available
    )
    func dedupe(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        var sent: [Messages.Sent] = []
        let told = try await home.told {
            let answers = await Race.run(20) { index in
                try await home.send("Take \(index)", as: "one", in: chat, by: home.mia)
            }
            sent = answers.compactMap(\.success)
        }
        #expect(sent.count == 20)
        #expect(sent.count { $0.isNew } == 1)
        #expect(Set(sent.map(\.message.id)).count == 1)
        #expect(told.of(MessageCreated.self).count == 1)
        #expect(try await home.messages(of: chat, for: home.anna).count == 1)
        // Another author, and another chat, may use the same name.
        #expect(try await home.send("Mine", as: "one", in: chat, by: home.anna).isNew)
        #expect(try await home.send("Other", as: "one", in: home.group(of: [home.mia]), by: home.mia).isNew)
    }

    @Test(
        "Who came later hears nothing of what was said before: no edit, no reaction, no deletion",
        arguments: Engine.available
    )
    func newcomers(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        let message = try await home.say("Tom's present is a kite", in: chat, by: home.anna)
        _ = try await home.services.chats.add(home.tom, to: chat.id, in: home.id, by: Caller(home.anna))
        let (messages, anna, mia) = (home.services.messages, Caller(home.anna), Caller(home.mia))
        let told = try await home.told {
            _ = try await messages.edit(message.id, to: "It is a boat", in: chat.id, of: home.id, by: anna)
            _ = try await messages.react("👍", to: message.id, in: chat.id, of: home.id, by: mia)
            _ = try await messages.delete(message.id, in: chat.id, of: home.id, by: anna)
        }
        #expect(told.names.filter { $0 != "family.changed" } == ["chat.message.edited", "chat.message.deleted"])
        #expect(told.allSatisfy { $0.audience == [home.anna, home.mia] })
        let later = try await home.told { try await home.say("Welcome, Tom", in: chat, by: home.anna) }
        #expect(later.allSatisfy { $0.audience == [home.anna, home.mia, home.tom] })
    }

    @Test(
        "8,000 emoji are a message, 8,001 are not, nor is nothing or what can't be shown",
        arguments: Engine.available
    )
    func length(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        // Of one scalar, of many, and the longest there is: a character is what a reader takes for one.
        for emoji in ["👍", "👩‍👩‍👧‍👦", "👩🏻‍❤️‍💋‍👨🏿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"] {
            let most = String(repeating: emoji, count: 8_000)
            #expect(try await home.say(most, in: chat, by: home.mia).body == most)
            await #expect(throws: Invalid.self) { try await home.say(most + emoji, in: chat, by: home.mia) }
        }
        let tower = "a" + String(repeating: "\u{301}", count: 200_000)
        for body in [tower, "", " \n ", "\u{200B}", "a\u{0}b", "a\u{2}b"] {
            await #expect(throws: Invalid.self) { try await home.say(body, in: chat, by: home.mia) }
        }
        #expect(try await home.say(" <b>two\nlines</b> ", in: chat, by: home.mia).body == "<b>two\nlines</b>")
        for name in ["", String(repeating: "x", count: 101), "with space", "ü"] {
            await #expect(throws: Invalid.self) { try await home.say("Hi", in: chat, by: home.mia, clientId: name) }
        }
    }

    @Test(
        "The eleventh message in ten seconds is refused, with when to try again; a repeat is no message",
        arguments: Engine.available
    )
    func pace(engine: Engine) async throws {
        let home = try await Home(engine)
        let (one, two) = (try await home.group(of: [home.mia]), try await home.direct(home.mia, home.tom))
        for index in 0..<10 {
            _ = try await home.send("Quick", as: "q\(index)", in: index.isMultiple(of: 2) ? one : two, by: home.mia)
            home.clock.advance(by: .milliseconds(100))
        }
        await #expect(throws: ChatRefusal.tooFast(retryAfter: .seconds(9))) {
            try await home.send("Too quick", as: "q10", in: one, by: home.mia)
        }
        #expect(try await !home.send("Quick", as: "q0", in: one, by: home.mia).isNew)
        #expect(try await home.send("Not me", as: "q10", in: one, by: home.anna).isNew)
        home.clock.advance(by: .milliseconds(8_999))
        await #expect(throws: ChatRefusal.tooFast(retryAfter: .milliseconds(1))) {
            try await home.send("Too quick", as: "q10", in: one, by: home.mia)
        }
        home.clock.tick()
        #expect(try await home.send("Now", as: "q10", in: one, by: home.mia).isNew)
    }

    @Test("One's own message is edited and deleted within 15 minutes, and by nobody else", arguments: Engine.available)
    func change(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        let message = try await home.say("Helo", in: chat, by: home.mia)
        await #expect(throws: ChatRefusal.notYours) { try await home.edit(message, "Mine", by: home.anna) }
        await #expect(throws: ChatRefusal.notYours) { try await home.delete(message, by: home.anna) }
        let told = try await home.told { _ = try await home.edit(message, "Hello", by: home.mia) }
        let edited = try #require(try told.payloads(MessageEdited.self).first?.message)
        #expect(edited.body == "Hello" && edited.editedAt != nil && edited.version == 2)
        #expect(try await home.told { _ = try await home.edit(message, "Hello", by: home.mia) }.isEmpty)
        await #expect(throws: Invalid.self) { try await home.edit(message, "  ", by: home.mia) }
        let gone = try await home.told { _ = try await home.delete(message, by: home.mia) }
        let tombstone = try #require(try gone.payloads(MessageDeleted.self).first?.message)
        #expect(tombstone.body.isEmpty && tombstone.deletedAt != nil && tombstone.number == message.number)
        #expect(try await home.told { _ = try await home.delete(message, by: home.mia) }.isEmpty)
        await #expect(throws: ChatRefusal.deleted) { try await home.edit(message, "Back", by: home.mia) }
        let old = try await home.say("Old", in: chat, by: home.mia)
        home.clock.advance(by: .seconds(15 * 60))
        await #expect(throws: ChatRefusal.tooLate) { try await home.edit(old, "Late", by: home.mia) }
        await #expect(throws: ChatRefusal.tooLate) { try await home.delete(old, by: home.mia) }
    }

    @Test("A person has one reaction to a message; another takes its place; text is none", arguments: Engine.available)
    func reactions(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        let message = try await home.say("Pizza?", in: chat, by: home.anna)
        _ = try await home.react("👍", to: message, by: home.mia)
        home.clock.tick()
        let both = try await home.react("👍", to: message, by: home.anna)
        #expect(both.reactions.map(\.emoji) == ["👍"] && both.reactions.map(\.userIds) == [[home.mia, home.anna]])
        let told = try await home.told { _ = try await home.react("❤️", to: message, by: home.mia) }
        #expect(told.names == ["family.changed"])
        #expect(try await home.messages(of: chat, for: home.mia).first?.reactions.map(\.emoji) == ["👍", "❤️"])
        #expect(try await home.react(nil, to: message, by: home.mia).reactions.map(\.emoji) == ["👍"])
        for text in ["1️⃣", "❤️", "👩🏻‍❤️‍💋‍👨🏿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇳🇱", "👍"] {
            #expect(try await home.react(text, to: message, by: home.mia).reactions.last?.emoji == text)
        }
        for text in ["a", "1", "", "👍👍", "#", "<b>", "1\u{301}", "#\u{FE0F}", "👍\u{301}", "👍\u{200D}a", "©", " ", "é"] {
            await #expect(throws: Invalid.self) { try await home.react(text, to: message, by: home.mia) }
        }
        await #expect(throws: ChatRefusal.notFound) { try await home.react("👍", to: message, by: home.tom) }
    }

    @Test("A picture goes with a message, also without text, and goes with its deletion", arguments: Engine.available)
    func image(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        let draft = MessageDraft(clientId: "p", body: "", image: try Image(Self.png))
        let sent = try await home.services.messages.send(draft, to: chat.id, in: home.id, by: Caller(home.mia)).message
        #expect(sent.imageTag != nil && sent.body.isEmpty)
        let (id, anna, tom) = (home.id, home.anna, home.tom)
        let bytes = try await home.services.database.view(of: id, for: anna) {
            try $0.messageImage(sent.id, in: chat.id).bytes
        }
        #expect(bytes == Self.png)
        await #expect(throws: ChatRefusal.notFound) {
            try await home.services.database.view(of: id, for: tom) { try $0.messageImage(sent.id, in: chat.id).bytes }
        }
        #expect(try await home.edit(sent, "", by: home.mia).body.isEmpty)
        _ = try await home.delete(sent, by: home.mia)
        await #expect(throws: ChatRefusal.noImage) {
            try await home.services.database.view(of: id, for: anna) { try $0.messageImage(sent.id, in: chat.id).bytes }
        }
    }

    @Test("A picture from before one came is not there for who came later", arguments: Engine.available)
    func imageBefore(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        let draft = MessageDraft(clientId: "p", body: "", image: try Image(Self.png))
        let sent = try await home.services.messages.send(draft, to: chat.id, in: home.id, by: Caller(home.mia)).message
        _ = try await home.services.chats.add(home.tom, to: chat.id, in: home.id, by: Caller(home.anna))
        let (id, tom, caller) = (home.id, home.tom, Caller(home.tom))
        await #expect(throws: ChatRefusal.messageNotFound) {
            try await home.services.database.view(of: id, for: tom) { try $0.messageImage(sent.id, in: chat.id).bytes }
        }
        await #expect(throws: ChatRefusal.messageNotFound) {
            try await home.services.messages.react("👍", to: sent.id, in: chat.id, of: id, by: caller)
        }
    }

    @Test(
        "A read cursor moves forward only; unread counts leave out one's own and what was deleted",
        arguments: Engine.available
    )
    func reading(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        let first = try await home.say("1", in: chat, by: home.anna)
        try await home.say("2", in: chat, by: home.mia)
        let third = try await home.say("3", in: chat, by: home.anna)
        let fourth = try await home.say("4", in: chat, by: home.anna)
        #expect(try await home.chat(chat, for: home.mia).unreadCount == 3)
        #expect(try await home.chat(chat, for: home.anna).unreadCount == 1)
        let told = try await home.told { try await home.read(third, by: home.mia) }
        #expect(told.names == ["family.changed"] && told.map(\.audience) == [[home.mia]])
        #expect(try await home.chat(chat, for: home.mia).unreadCount == 1)
        #expect(try await home.read(first, by: home.mia).number == third.number)
        #expect(try await home.chat(chat, for: home.mia).unreadCount == 1)
        _ = try await home.delete(fourth, by: home.anna)
        #expect(try await home.chat(chat, for: home.mia).unreadCount == 0)
        #expect(try await home.chat(chat, for: home.anna).reads == [home.anna: 0, home.mia: third.number])
        await #expect(throws: ChatRefusal.notFound) { try await home.read(third, by: home.tom) }
    }

    @Test("However the two talk, what is unread is the other's that came since", arguments: Engine.available)
    func unread(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        var chance = SeededGenerator(seed: 48)
        var (said, read): ([Message], Int) = ([], 0)
        for _ in 1...60 {
            said.append(try await home.say("Hi", in: chat, by: Bool.random(using: &chance) ? home.mia : home.anna))
            if Int.random(in: 1...6, using: &chance) == 1, let message = said.randomElement(using: &chance) {
                read = max(read, message.number)
                try await home.read(message, by: home.mia)
            }
            let waiting = said.count { $0.number > read && $0.authorId == home.anna }
            #expect(try await home.chat(chat, for: home.mia).unreadCount == waiting)
        }
    }

    @Test("Paging backwards skips and repeats nothing, also while more is said", arguments: Engine.available)
    func paging(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        for index in 1...12 { try await home.say("\(index)", in: chat, by: home.mia) }
        let (id, anna) = (home.id, home.anna)
        var bodies: [String] = []
        var cursor: String?
        repeat {
            let page = try await home.services.database.view(of: id, for: anna) { [cursor] in
                try $0.messages(of: chat.id, cursor: cursor, limit: 5)
            }
            bodies += page.items.map(\.body)
            cursor = page.nextCursor
            try await home.say("Later", in: chat, by: home.mia)
        } while cursor != nil
        #expect(bodies == (1...12).reversed().map(String.init))
        for limit in [0, 201] {
            await #expect(throws: Invalid.self) {
                try await home.services.database.view(of: id, for: anna) {
                    try $0.messages(of: chat.id, cursor: nil, limit: limit)
                }
            }
        }
    }
}

extension Home {
    fileprivate func edit(_ message: Message, _ body: String, by user: User.ID) async throws -> Message {
        try await services.messages.edit(message.id, to: body, in: message.chatId, of: id, by: Caller(user))
    }

    fileprivate func delete(_ message: Message, by user: User.ID) async throws -> Message {
        try await services.messages.delete(message.id, in: message.chatId, of: id, by: Caller(user))
    }

    fileprivate func react(_ emoji: String?, to message: Message, by user: User.ID) async throws -> Message {
        try await services.messages.react(emoji, to: message.id, in: message.chatId, of: id, by: Caller(user))
    }
}
