import Roost
import RoostTestSupport
import Testing

@Suite("The ledger")
struct LedgerTests {
    @Test(
        "24 Completion with karma sends karma.awarded to the credited with amount, source and new balance",
        arguments: Engine.available
    )
    func awarded(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(7, to: home.mia)
        let task = try await home.task("Dishes", for: .member(home.mia), karma: 5)
        let told = try await home.told { try await home.complete(task, by: home.anna) }
        #expect(told.of(KarmaAwarded.self).map(\.audience) == [[home.mia]])
        let event = try #require(try told.payloads(KarmaAwarded.self).first)
        #expect(event.userId == home.mia)
        #expect(event.amount == 5)
        #expect(event.balance == 12)
        #expect(event.source == .taskCompleted)
        #expect(event.description == "Dishes")
        #expect(event.actorId == home.anna)
        #expect(event.taskId == task.id)
        #expect(try await home.entries(of: home.mia).last?.id == event.entryId)
    }

    @Test("25 A grant sends karma.awarded with granter and description", arguments: Engine.available)
    func granted(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told { try await home.grant(5, to: home.mia, "For the smile", by: home.ben) }
        #expect(told.names == ["karma.awarded", "family.changed"])
        let event = try #require(try told.payloads(KarmaAwarded.self).first)
        #expect(event.actorId == home.ben)
        #expect(event.description == "For the smile")
        #expect(event.source == .grant)
    }

    @Test("25 Karma that is taken sends karma.deducted with a positive amount", arguments: Engine.available)
    func taken(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let told = try await home.told { try await home.grant(-4, to: home.mia, "Broke a vase") }
        #expect(told.names == ["karma.deducted", "family.changed"])
        #expect(told.of(KarmaDeducted.self).map(\.audience) == [[home.mia]])
        let event = try #require(try told.payloads(KarmaDeducted.self).first)
        #expect(event.amount == 4)
        #expect(event.balance == 6)
        #expect(event.rewardName == nil)
    }

    @Test("26 A redemption sends karma.deducted with amount, reward and balance", arguments: Engine.available)
    func redeemed(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(5, to: home.mia)
        let claim = try await home.pendingClaim("Cinema", cost: 10)
        let told = try await home.told { try await home.approve(claim) }
        #expect(told.of(KarmaDeducted.self).map(\.audience) == [[home.mia]])
        let event = try #require(try told.payloads(KarmaDeducted.self).first)
        #expect(event.amount == 10)
        #expect(event.balance == 5)
        #expect(event.source == .rewardRedeemed)
        #expect(event.rewardName == "Cinema")
        #expect(event.claimId == claim.id)
    }

    @Test("Who never earned anything has 0", arguments: Engine.available)
    func zero(engine: Engine) async throws {
        let home = try await Home(engine)
        #expect(try await home.karma(of: home.lou).amounts == [0, 0, 0])
        let all = try await home.services.database.view(of: home.id, for: home.lou) { try $0.balances() }
        #expect(all.map(\.userId) == [home.anna, home.ben, home.mia, home.tom, home.lou])
    }

    @Test("Each entry carries the balance after it and its number", arguments: Engine.available)
    func entries(engine: Engine) async throws {
        let home = try await Home(engine)
        for amount in [5, -2, 10] { try await home.grant(amount, to: home.mia) }
        let entries = try await home.entries(of: home.mia)
        #expect(entries.map(\.number) == [1, 2, 3])
        #expect(entries.map(\.amount) == [5, -2, 10])
        #expect(entries.map(\.balance) == [5, 3, 13])
    }

    @Test("Each entry carries the SHA-256 of the one before; the first 64 zeros", arguments: Engine.available)
    func chain(engine: Engine) async throws {
        let home = try await Home(engine)
        for amount in [5, -2, 10] { try await home.grant(amount, to: home.mia, "Because \(amount)") }
        try await home.grant(1, to: home.tom)
        let entries = try await home.entries(of: home.mia)
        #expect(entries[0].previousHash == String(repeating: "0", count: 64))
        #expect(entries[1].previousHash == entries[0].hash)
        #expect(entries[2].previousHash == entries[1].hash)
        #expect(entries.allSatisfy { $0.hash.wholeMatch(of: /[0-9a-f]{64}/) != nil })
    }

    @Test("An entry that was edited in the database no longer fits the next one's hash", arguments: Engine.available)
    func forgedHistory(engine: Engine) async throws {
        let home = try await Home(engine)
        for amount in [5, 6, 7] { try await home.grant(amount, to: home.mia) }
        try await home.services.database.write {
            try $0.run("UPDATE karma_entry SET description = 'x' WHERE number = 2")
        }
        let entries = try await home.entries(of: home.mia)
        #expect(entries[1].previousHash == entries[0].hash)
        #expect(entries[2].previousHash != entries[1].hash)
    }

    @Test("Entries page from the newest, and a cursor of another list is invalid", arguments: Engine.available)
    func paging(engine: Engine) async throws {
        let home = try await Home(engine)
        for amount in 1...5 { try await home.grant(amount, to: home.mia) }
        let mia = home.mia
        let database = home.services.database
        let first = try await database.view(of: home.id, for: home.tom) {
            try $0.karmaEntries(of: mia, cursor: nil, limit: 2)
        }
        #expect(first.items.map(\.amount) == [5, 4])
        try await home.grant(6, to: home.mia)
        let second = try await database.view(of: home.id, for: home.tom) {
            try $0.karmaEntries(of: mia, cursor: first.nextCursor, limit: 3)
        }
        #expect(second.items.map(\.amount) == [3, 2, 1])
        #expect(second.nextCursor == nil)
        await #expect(throws: Invalid.self) {
            try await database.view(of: home.id, for: mia) { try $0.karmaEntries(of: mia, cursor: "x", limit: 2) }
        }
    }

    @Test("Somebody outside the family has no ledger in it", arguments: Engine.available)
    func outsider(engine: Engine) async throws {
        let home = try await Home(engine)
        let sam = home.neighbours.sam
        await #expect(throws: FamilyRefusal.memberNotFound) { try await home.karma(of: sam) }
        await #expect(throws: FamilyRefusal.memberNotFound) { try await home.entries(of: sam) }
    }
}
