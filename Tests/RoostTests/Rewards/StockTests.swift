import Roost
import RoostTestSupport
import Testing

@Suite("A reward of which there are only so many")
struct StockTests {
    @Test("A claim sets one aside at once, and every screen hears that the reward changed", arguments: Engine.available)
    func taken(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let reward = try await home.reward(cost: 10, stock: 2)
        let told = try await home.told { try await home.claim(reward, by: home.mia) }
        let left = try await home.offer(reward.id, for: home.tom).reward
        #expect(left.stock == 1)
        #expect(left.version == reward.version + 1)
        let change = Change(.reward, reward.id.text, version: left.version, .updated)
        for person in home.everyone {
            #expect(try told.for(person).payloads(FamilyChanged.self).flatMap(\.changes).contains(change))
        }
    }

    @Test("With none left it can't be claimed, and nothing is reserved", arguments: Engine.available)
    func noneLeft(engine: Engine) async throws {
        let home = try await Home(engine)
        let reward = try await home.reward(cost: 10, stock: 1)
        for child in [home.mia, home.tom] { try await home.grant(10, to: child) }
        try await home.claim(reward, by: home.mia)
        await #expect(throws: ClaimRefusal.outOfStock) { try await home.claim(reward, by: home.tom) }
        #expect(try await home.karma(of: home.tom).amounts == [10, 0, 10])
        #expect(try await home.offer(reward.id, for: home.tom).reward.stock == 0)
    }

    @Test("Rejecting or cancelling gives it back, approving doesn't", arguments: Engine.available)
    func givenBack(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(100, to: home.mia)
        let reward = try await home.reward(cost: 10, stock: 5)
        try await home.reject(home.claim(reward, by: home.mia))
        #expect(try await home.offer(reward.id, for: home.mia).reward.stock == 5)
        try await home.cancel(home.claim(reward, by: home.mia), by: home.mia)
        #expect(try await home.offer(reward.id, for: home.mia).reward.stock == 5)
        try await home.approve(home.claim(reward, by: home.mia))
        #expect(try await home.offer(reward.id, for: home.mia).reward.stock == 4)
    }

    @Test(
        "An approval that is reopened keeps it set aside; a rejection then gives it back",
        arguments: Engine.available
    )
    func reopened(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let reward = try await home.reward(cost: 10, stock: 1)
        let claim = try await home.claim(reward, by: home.mia)
        try await home.approve(claim)
        try await home.reopen(home.approvalTask(of: claim), by: home.anna)
        #expect(try await home.offer(reward.id, for: home.mia).reward.stock == 0)
        try await home.reject(claim)
        #expect(try await home.offer(reward.id, for: home.mia).reward.stock == 1)
    }

    @Test("What somebody who leaves was waiting for is there again", arguments: Engine.available)
    func leaver(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let reward = try await home.reward(cost: 10, stock: 1)
        try await home.claim(reward, by: home.mia)
        try await home.remove(home.mia, by: home.anna)
        #expect(try await home.offer(reward.id, for: home.tom).reward.stock == 1)
    }

    @Test("A claim made while there was no end of them gives none back", arguments: Engine.available)
    func unlimitedBefore(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim(cost: 10)
        let reward = try await home.offer(claim.reward.id, for: home.anna).reward
        try await home.edit(reward) { $0.stock = .set(3) }
        try await home.reject(claim)
        #expect(try await home.offer(reward.id, for: home.mia).reward.stock == 3)
    }

    @Test("Without end again, a claim that took one gives nothing back", arguments: Engine.available)
    func unlimitedAfter(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let reward = try await home.reward(cost: 10, stock: 1)
        let claim = try await home.claim(reward, by: home.mia)
        try await home.edit(reward) { $0.stock = .clear }
        try await home.cancel(claim, by: home.mia)
        #expect(try await home.offer(reward.id, for: home.mia).reward.stock == nil)
    }

    @Test(
        "An edit made from before a claim is refused, so that it can't put back what was taken",
        arguments: Engine.available
    )
    func staleEdit(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let reward = try await home.reward(cost: 10, stock: 1)
        try await home.claim(reward, by: home.mia)
        await #expect(throws: RewardRefusal.changedMeanwhile) {
            try await home.edit(reward) {
                $0.stock = .set(1)
                $0.ifVersion = reward.version
            }
        }
    }

    @Test(
        "Twenty who claim the last three at once: three get one, the others hear there is none",
        arguments: Engine.available
    )
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let people = [home.anna, home.ben, home.mia, home.tom, home.lou]
        for person in people { try await home.grant(1000, to: person) }
        let reward = try await home.reward(cost: 1, stock: 3)
        for _ in 0..<100 {
            let results = await Race.run(20) { try await home.claim(reward, by: people[$0 % 5]) }
            let claims = results.compactMap(\.success)
            #expect(claims.count == 3)
            #expect(Set(claims.map(\.memberId)).count == 3)
            let refusals = results.compactMap { $0.failure as? ClaimRefusal }
            #expect(refusals.count == 17)
            #expect(refusals.allSatisfy { $0 == .outOfStock || $0 == .alreadyPending })
            #expect(try await home.offer(reward.id, for: home.mia).reward.stock == 0)
            for claim in claims { try await home.cancel(claim, by: claim.memberId) }
            #expect(try await home.offer(reward.id, for: home.mia).reward.stock == 3)
        }
    }
}
