import Foundation
import Roost
import RoostTestSupport
import Testing

/// Runs alone, as it has limits in time: `bin/test` sets ROOST_SPEED for it.
@Suite(
    "A chat of 100,000 messages",
    .timeLimit(.minutes(3)),
    .enabled(if: ProcessInfo.processInfo.environment["ROOST_SPEED"] != nil)
)
struct LongChatTests {
    @Test(
        "is opened, paged upwards and searched within 20 ms each, at the 99th percentile",
        arguments: Engine.available
    )
    func speed(engine: Engine) async throws {
        let home = try await Home(engine)
        let chat = try await home.group(of: [home.mia])
        try await home.fill(chat, with: 100_000, by: home.mia)
        #expect(try await home.chat(chat, for: home.anna).unreadCount == 100_000)
        // Lou is in another chat from its beginning, so that not all of hers are late.
        let hers = try await home.group(of: [home.lou])
        try await home.say("Hello", in: hers, by: home.lou)
        _ = try await home.services.chats.add(home.lou, to: chat.id, in: home.id, by: Caller(home.anna))
        try await home.say("Every one of us welcomes Lou", in: chat, by: home.mia)
        for (what, who, count, look) in Self.looks(chat, home) {
            let time = try await home.percentile(99, for: who, seeing: count, of: look)
            print("100,000 messages: \(what) takes \(time) at p99")
            #expect(time < .milliseconds(20), "\(what)")
        }
    }

    /// Answers how many messages it saw.
    typealias Look = @Sendable (borrowing FamilyView, _ round: Int) throws -> Int

    private static func looks(_ chat: Chat, _ home: Home) -> [(String, User.ID, Int, Look)] {
        let open: Look = { view, _ in
            _ = try view.chats()
            _ = try view.chat(chat.id)
            _ = try view.unreadMessages()
            return try view.messages(.latest, of: chat.id, limit: 50).count
        }
        return [
            ("opening", home.anna, 50, open),
            ("opening what one has written oneself", home.mia, 50, open),
            ("opening what one has come into", home.lou, 1, open),
            (
                "paging up", home.anna, 50,
                { try $0.messages(.before(100_000 - $1 * 900), of: chat.id, limit: 50).count }
            ),
            ("searching a common word", home.anna, 50, { view, _ in try view.searchMessages("every").items.count }),
            ("searching a rare word", home.anna, 50, { try $0.searchMessages("rare\($1)").items.count }),
            ("searching two words", home.anna, 50, { try $0.searchMessages("message every rare\($1)").items.count }),
            ("searching by one letter", home.anna, 50, { view, _ in try view.searchMessages("m").items.count }),
            (
                "searching what one has come into", home.lou, 1,
                { view, _ in try view.searchMessages("every").items.count }
            ),
            ("searching in vain", home.anna, 0, { try $0.searchMessages("every nothing\($1)").items.count }),
        ]
    }
}

extension Home {
    /// Many messages at once, the way they would be stored one by one.
    fileprivate func fill(_ chat: Chat, with count: Int, by author: User.ID) async throws {
        let now = clock.now
        try await services.database.write { transaction in
            try transaction.run(
                """
                INSERT INTO message (id, chat_id, number, author_id, client_id, body, created_at, version, own_number)
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
                SELECT printf('01890000-0000-7000-8000-%012x', i), \(chat.id), i, \(author), 'c' || i,
                    'Every message ' || i || ' of the family, with rare' || (i % 1000) || ' words in it',
                    \(now) - 86400000 + i, 1, i
                FROM n
                """
            )
            try transaction.run("UPDATE chat SET last_number = \(count), last_at = \(now) WHERE id = \(chat.id)")
        }
    }

    /// How long a look takes at most, in all but one of a hundred times.
    fileprivate func percentile(
        _ percent: Int,
        for user: User.ID,
        seeing count: Int,
        of look: @escaping LongChatTests.Look
    ) async throws -> Duration {
        var times: [Duration] = []
        for round in 0..<100 {
            let began = ContinuousClock.now
            let seen = try await services.database.view(of: id, for: user) { try look($0, round) }
            times.append(ContinuousClock.now - began)
            #expect(seen == count)
        }
        return times.sorted()[times.count * percent / 100 - 1]
    }
}
