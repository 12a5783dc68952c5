import Roost
import RoostTestSupport
import Testing

@Suite("Granting karma")
struct GrantTests {
    @Test("Only parents grant", arguments: Engine.available)
    func parentsOnly(engine: Engine) async throws {
        let home = try await Home(engine)
        await #expect(throws: FamilyRefusal.parentsOnly) { try await home.grant(5, to: home.mia, by: home.mia) }
        await #expect(throws: FamilyRefusal.notAMember) { try await home.grant(5, to: home.mia, by: home.stranger) }
        let zoe = home.neighbours.zoe
        await #expect(throws: FamilyRefusal.notAMember) { try await home.grant(5, to: home.mia, by: zoe) }
    }

    @Test("Karma is granted inside the family only", arguments: Engine.available)
    func outsiders(engine: Engine) async throws {
        let home = try await Home(engine)
        for outsider in [home.stranger, home.neighbours.sam] {
            await #expect(throws: FamilyRefusal.memberNotFound) { try await home.grant(5, to: outsider) }
        }
    }

    @Test("Taking more than the balance is refused and changes nothing", arguments: Engine.available)
    func negative(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(5, to: home.mia)
        let told = try await home.told {
            await #expect(throws: KarmaRefusal.insufficient(available: 5)) { try await home.grant(-6, to: home.mia) }
        }
        #expect(told.isEmpty)
        #expect(try await home.balance(of: home.mia) == 5)
    }

    @Test("Taking exactly the balance leaves 0", arguments: Engine.available)
    func exactly(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(5, to: home.mia)
        #expect(try await home.grant(-5, to: home.mia).balance == 0)
    }

    @Test("What a pending claim reserves can't be taken", arguments: Engine.available)
    func reserved(engine: Engine) async throws {
        let home = try await Home(engine)
        _ = try await home.pendingClaim(cost: 10)
        try await home.grant(3, to: home.mia)
        await #expect(throws: KarmaRefusal.insufficient(available: 3)) { try await home.grant(-4, to: home.mia) }
        #expect(try await home.grant(-3, to: home.mia).balance == 10)
    }

    @Test("Of 20 who take all of a balance at once, one gets it", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        for _ in 0..<30 {
            try await home.grant(5, to: home.mia)
            let results = await Race.run(20) { _ in try await home.grant(-5, to: home.mia) }
            #expect(results.compactMap(\.success).count == 1)
            #expect(try await home.balance(of: home.mia) == 0)
        }
    }

    @Test("Of 40 grants at once each has its place in the chain", arguments: Engine.available)
    func chainRace(engine: Engine) async throws {
        let home = try await Home(engine)
        let results = await Race.run(40) { try await home.grant($0 + 1, to: home.mia) }
        #expect(results.compactMap(\.success).count == 40)
        let entries = try await home.entries(of: home.mia)
        #expect(entries.map(\.number) == Array(1...40))
        #expect(entries.last?.balance == 820)
        #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.hash == $1.previousHash })
    }

    @Test(
        "An amount is from −100,000 to 100,000, and not 0",
        arguments: Engine.available,
        [0, 100_001, -100_001, Int.max, Int.min]
    )
    func amount(engine: Engine, amount: Int) async throws {
        let home = try await Home(engine)
        await #expect(throws: Invalid.self) { try await home.grant(amount, to: home.mia) }
    }

    @Test("The largest grant is taken", arguments: Engine.available)
    func largest(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(100_000, to: home.mia)
        #expect(try await home.grant(-100_000, to: home.mia).balance == 0)
    }
}
