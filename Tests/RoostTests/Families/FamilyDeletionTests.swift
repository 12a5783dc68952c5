import Roost
import RoostTestSupport
import Testing

@Suite("Deleting a family")
struct FamilyDeletionTests {
    private static let parts = [
        "task", "karma_entry", "reward", "reward_image", "favourite", "claim", "schedule", "schedule_date", "chat",
        "chat_member", "message", "reaction", "message_image", "invite",
    ]

    private func count(_ table: String, in home: Home) async throws -> Int {
        // The names stand in this file.
        let sql = SQL(stringLiteral: "SELECT count(*) AS count FROM \(table)")
        return try await home.services.database.read { try $0.first(sql).map { try $0["count"] } ?? 0 }
    }

    /// Something in each table.
    private func fill(_ home: Home) async throws {
        let claim = try await home.pendingClaim()
        let rewards = home.services.rewards
        try await rewards.setFavourite(true, of: claim.reward.id, in: home.id, by: Caller(home.mia))
        let png = try Image([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])
        _ = try await rewards.setImage(png, of: claim.reward.id, in: home.id, by: Caller(home.anna))
        _ = try await home.schedule()
        _ = try await home.invite()
        let chat = try await home.group("Holidays", of: [home.mia, home.tom])
        let message = try await home.say("Hello", in: chat, by: home.anna)
        let services = home.services.messages
        _ = try await services.react("👍", to: message.id, in: chat.id, of: home.id, by: Caller(home.mia))
        var picture = MessageDraft(clientId: "picture", body: "")
        picture.image = png
        _ = try await services.send(picture, to: chat.id, in: home.id, by: Caller(home.mia))
    }

    @Test("takes everything in it along, and nothing of anybody else's")
    func everything() async throws {
        let home = try await Home()
        try await fill(home)
        for table in Self.parts { #expect(try await count(table, in: home) > 0, "\(table) is empty before") }
        let people = try await count("user", in: home)
        try await home.services.families.delete(home.id, named: "The Finches", by: Caller(home.ben))
        for table in Self.parts { #expect(try await count(table, in: home) == 0, "\(table) is left") }
        #expect(try await count("family", in: home) == 1)
        #expect(try await count("member", in: home) == 2)
        #expect(try await count("user", in: home) == people)
        #expect(try await home.log().isEmpty)
        for user in home.everyone { #expect(try await home.services.families.all(of: user).isEmpty) }
        #expect(try await home.services.families.all(of: home.neighbours.zoe).count == 1)
        // The index of messages' words has none of them left.
        try await home.services.database.write {
            try $0.run("INSERT INTO message_text (message_text, rank) VALUES ('integrity-check', 1)")
        }
        try await home.services.schedules.catchUp()
    }

    @Test("is a parent's, and wants the family's name")
    func refused() async throws {
        let home = try await Home()
        let (families, id) = (home.services.families, home.id)
        for (user, refusal) in [(home.mia, FamilyRefusal.parentsOnly), (home.neighbours.zoe, .notAMember)] {
            await #expect(throws: refusal) {
                try await families.delete(id, named: "The Finches", by: Caller(user))
            }
        }
        for name in ["", "the finches", "The Finches!", "The Magpies"] {
            await #expect(throws: FamilyRefusal.wrongName) {
                try await families.delete(id, named: name, by: Caller(home.anna))
            }
        }
        #expect(try await families.all(of: home.mia).count == 1)
        try await families.delete(id, named: "The Finches", by: Caller(home.anna))
        await #expect(throws: FamilyRefusal.notAMember) {
            try await families.delete(id, named: "The Finches", by: Caller(home.anna))
        }
    }

    @Test("meets those who write to it: each write is whole or refused, and nothing is left behind")
    func whileOthersWrite() async throws {
        let home = try await Home()
        let caller = Caller(home.stranger)
        for _ in 0..<100 {
            let draft = FamilyDraft(name: "Swifts", timezone: "Europe/Brussels")
            let family = try await home.services.families.create(draft, by: caller).id
            let results = await Race.run(20) { index in
                let services = home.services
                switch index {
                case 10: try await services.families.delete(family, named: "Swifts", by: caller)
                case 11: _ = try await services.invites.create(as: .child, to: family, by: caller)
                case 12: try await services.schedules.catchUp()
                case 13:
                    let daily = ScheduleDraft(
                        name: "Daily",
                        startDate: FamilyClock(timezone: "UTC").date(of: home.clock.now),
                        recurrence: Recurrence(.daily)
                    )
                    _ = try await services.schedules.create(daily, in: family, by: caller)
                default: _ = try await services.tasks.create(TaskDraft(name: "x"), in: family, by: caller)
                }
            }
            let failures = results.compactMap(\.failure)
            #expect(failures.allSatisfy { $0 as? FamilyRefusal == .notAMember }, "\(failures)")
            for table in ["task", "schedule", "schedule_date", "invite"] {
                #expect(try await count(table, in: home) == 0)
            }
        }
        #expect(try await home.services.families.all(of: home.stranger).isEmpty)
    }

    @Test("while its log is pruned stops nobody else's pruning")
    func pruning() async throws {
        let home = try await Home()
        let retention = Retention(replay: .zero, events: 5, activity: .zero, step: 1)
        for _ in 0..<5 { try await home.grant(5, to: home.mia) }
        home.clock.advance(by: .seconds(1))
        let clock = HandClock()
        let pruning = Pruning(
            database: home.services.database,
            world: home.services.world,
            keeping: retention,
            clock: clock,
            logger: Store.silent
        )
        async let steps = pruning.round()
        // Between the first step with this family and the next one it goes.
        await clock.slept()
        try await home.services.families.delete(home.id, named: "The Finches", by: Caller(home.anna))
        clock.wake()
        #expect(try await steps == 1)
    }
}
