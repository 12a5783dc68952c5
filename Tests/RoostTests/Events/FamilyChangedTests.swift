import Roost
import RoostTestSupport
import Testing

@Suite("family.changed")
struct FamilyChangedTests {
    @Test("Each person gets exactly one per transaction, at its end", arguments: Engine.available)
    func onePerPerson(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(100, to: home.mia)
        let reward = try await home.reward(cost: 10)
        let task = try await home.task(for: .member(home.mia), karma: 5)
        var claim: Claim?
        let acts: [() async throws -> Void] = [
            { claim = try await home.claim(reward, by: home.mia) },
            { try await home.complete(task, by: home.mia) },
            { try await home.approve(try #require(claim)) },
            { try await home.reopen(home.approvalTask(of: try #require(claim)), by: home.anna) },
            { try await home.cancel(try #require(claim), by: home.mia) },
            { try await home.changeRole(of: home.lou, to: .parent, by: home.anna) },
            { try await home.claim(reward, by: home.mia) },
            { try await home.remove(home.mia, by: home.anna) },
        ]
        for (index, act) in acts.enumerated() {
            let told = try await home.told(by: act)
            let expected = home.everyone
            for person in expected {
                #expect(told.for(person).of(FamilyChanged.self).count == 1, "act \(index)")
                #expect(told.for(person).last?.name == "family.changed", "act \(index)")
            }
        }
    }

    @Test("It names each changed thing once", arguments: Engine.available)
    func once(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        let told = try await home.told { try await home.approve(claim) }
        for person in home.everyone {
            let changes = try told.for(person).payloads(FamilyChanged.self).flatMap(\.changes)
            #expect(Set(changes.map { "\($0.type) \($0.id)" }).count == changes.count)
        }
    }

    @Test("It names only what the person may see", arguments: Engine.available)
    func visible(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        let told = try await home.told { try await home.approve(claim) }
        let mias = try told.for(home.mia).payloads(FamilyChanged.self).flatMap(\.changes)
        let toms = try told.for(home.tom).payloads(FamilyChanged.self).flatMap(\.changes)
        #expect(Set(mias.map(\.type)) == [.task, .claim, .karma])
        #expect(Set(toms.map(\.type)) == [.task, .karma])
        #expect(mias.contains(Change(.claim, claim.id.text, version: 2, .updated)))
    }

    @Test("People who may see the same share one event", arguments: Engine.available)
    func shared(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told { _ = try await home.task() }
        #expect(told.of(FamilyChanged.self).map(\.audience) == [home.everyone])
    }

    @Test("It says what became of a thing, and its version", arguments: Engine.available)
    func effects(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task()
        try await home.edit(task, by: home.anna) { $0.name = "Pots" }
        try await home.delete(task, by: home.anna)
        let changes = try await home.log().payloads(FamilyChanged.self).flatMap(\.changes).filter { $0.type == .task }
        #expect(changes.map(\.change) == [.created, .updated, .deleted])
        #expect(changes.map(\.version) == [1, 2, 3])
    }
}
