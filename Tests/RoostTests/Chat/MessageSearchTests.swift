import Roost
import RoostTestSupport
import Testing

@Suite("Searching messages")
struct MessageSearchTests {
    @Test(
        "All words are found by their beginnings, whatever case and accents, the newest first",
        arguments: Engine.available
    )
    func words(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        let older = try await home.say("Pancakes on Sunday?", in: chat, by: home.anna)
        let newer = try await home.say("The CAFÉ has pancakes, too", in: chat, by: home.mia)
        #expect(try await home.search("panc", for: home.mia).map(\.message.id) == [newer.id, older.id])
        #expect(try await home.search("cafe pan", for: home.mia).map(\.message.id) == [newer.id])
        #expect(try await home.search("pancakes monday", for: home.mia).isEmpty)
        #expect(try await home.search("cakes", for: home.mia).isEmpty)
    }

    @Test("Matches are marked", arguments: Engine.available)
    func marked(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        try await home.say("Who wants <i>pizza</i> tonight?", in: chat, by: home.anna)
        let hit = try #require(try await home.search("pizza", for: home.mia).first)
        let parts = hit.excerpt.map { $0.isMatch ? "[\($0.text)]" : $0.text }
        #expect(parts.joined() == "Who wants <i>[pizza]</i> tonight?")
    }

    @Test(
        "Nobody finds what is said in others' chats, in another family, or what was deleted or edited away",
        arguments: Engine.available
    )
    func own(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.direct(home.mia, home.tom)
        let message = try await home.say("The secret treehouse", in: chat, by: home.mia)
        let gone = try await home.say("The secret password", in: chat, by: home.mia)
        #expect(try await home.search("secret", for: home.anna).isEmpty)
        let zoe = home.neighbours.zoe
        let theirs = try await home.services.database.view(of: home.neighbours.id, for: zoe) {
            try $0.searchMessages("secret").items
        }
        #expect(theirs.isEmpty)
        _ = try await home.services.messages.delete(gone.id, in: chat.id, of: home.id, by: Caller(home.mia))
        let edit = home.services.messages
        _ = try await edit.edit(message.id, to: "The hidden treehouse", in: chat.id, of: home.id, by: Caller(home.mia))
        #expect(try await home.search("secret", for: home.tom).isEmpty)
        #expect(try await home.search("hidden", for: home.tom).count == 1)
    }

    @Test(
        "Nothing that is typed breaks the search",
        arguments: [
            "\"", "'", "a OR b", "chat:x", "*", "body : (", "NEAR(a b)", "-", "😀", "%", "AND", "^a", "{", "a\"b",
        ]
    )
    func hostile(text: String) async throws {
        let home = try await Home()
        let chat = try await home.group(of: [home.mia])
        try await home.say("a \"b\" OR AND near(x) 😀", in: chat, by: home.mia)
        _ = try await home.search(text, for: home.anna)
        #expect(try await home.search("or", for: home.anna).count == 1)
    }

    @Test("Pages of hits follow each other without gaps", arguments: Engine.available)
    func paging(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        for index in 1...7 { try await home.say("word \(index)", in: chat, by: home.mia) }
        let (id, anna) = (home.id, home.anna)
        var found: [Int] = []
        var cursor: String?
        repeat {
            let page = try await home.services.database.view(of: id, for: anna) { [cursor] in
                try $0.searchMessages("word", cursor: cursor, limit: 3)
            }
            found += page.items.map(\.message.number)
            cursor = page.nextCursor
        } while cursor != nil
        #expect(found == [7, 6, 5, 4, 3, 2, 1])
    }
}
