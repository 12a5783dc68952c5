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
        for (what, look) in Self.looks(chat) {
            let time = try await home.percentile(99, of: look)
            print("100,000 messages: \(what) takes \(time) at p99")
            #expect(time < .milliseconds(20), "\(what)")
        }
    }

    /// Answers how many messages it saw.
    typealias Look = @Sendable (borrowing FamilyView, _ round: Int) throws -> Int

    private static func looks(_ chat: Chat) -> [(String, Look)] {
        [
            (
                "opening",
                { view, _ in
                    _ = try view.chats()
                    _ = try view.chat(chat.id)
                    _ = try view.unreadMessages()
                    return try view.messages(.latest, of: chat.id, limit: 50).count
                }
            ),
            ("paging up", { try $0.messages(.before(100_000 - $1 * 900), of: chat.id, limit: 50).count }),
            ("searching a common word", { view, _ in try view.searchMessages("every").items.count }),
            ("searching a rare word", { try $0.searchMessages("rare\($1)").items.count }),
            ("searching two words", { try $0.searchMessages("message every rare\($1)").items.count }),
            ("searching by one letter", { view, _ in try view.searchMessages("m").items.count }),
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
                INSERT INTO message (id, chat_id, number, author_id, client_id, body, created_at, version)
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
                SELECT printf('01890000-0000-7000-8000-%012x', i), \(chat.id), i, \(author), 'c' || i,
                    'Every message ' || i || ' of the family, with rare' || (i % 1000) || ' words in it',
                    \(now) - 86400000 + i, 1
                FROM n
                """
            )
            try transaction.run("UPDATE chat SET last_number = \(count), last_at = \(now) WHERE id = \(chat.id)")
        }
    }

    /// How long a look takes at most, in all but one of a hundred times.
    fileprivate func percentile(
        _ percent: Int,
        of look: @escaping LongChatTests.Look
    ) async throws -> Duration {
        var times: [Duration] = []
        for round in 0..<100 {
            let began = ContinuousClock.now
            let seen = try await services.database.view(of: id, for: anna) { try look($0, round) }
            times.append(ContinuousClock.now - began)
            #expect(seen == 50)
        }
        return times.sorted()[times.count * percent / 100 - 1]
    }
}
