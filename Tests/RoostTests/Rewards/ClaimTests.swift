import Roost
import RoostTestSupport
import Testing

@Suite("Claiming a reward")
struct ClaimTests {
    @Test(
        "27 A claim sends claim.created to the child and approval_task.created to every parent, with name, reward, cost",
        arguments: Engine.available
    )
    func told(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let reward = try await home.reward("Cinema", cost: 10)
        let told = try await home.told { try await home.claim(reward, by: home.mia) }
        #expect(told.addressed.names == ["claim.created", "approval_task.created"])
        #expect(told.of(ClaimCreated.self).map(\.audience) == [[home.mia]])
        #expect(told.of(ApprovalTaskCreated.self).map(\.audience) == [home.parents])
        let asked = try #require(try told.payloads(ApprovalTaskCreated.self).first)
        #expect(asked.member.id == home.mia)
        #expect(asked.member.name == "Mia")
        #expect(asked.reward.id == reward.id)
        #expect(asked.reward.name == "Cinema")
        #expect(asked.reward.karmaCost == 10)
        #expect(asked.task.id == asked.claim.approvalTaskId)
    }

    @Test("A claim makes the approval task for the parents", arguments: Engine.available)
    func approvalTask(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim("Cinema")
        let task = try await home.approvalTask(of: claim)
        #expect(task.name == "Provide Cinema to Mia")
        #expect(task.assignment == .role(.parent))
        #expect(task.claimId == claim.id)
        #expect(task.karma == nil)
        #expect(task.status == .open)
    }

    @Test("A claim reserves its cost at once", arguments: Engine.available)
    func reserves(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(5, to: home.mia)
        _ = try await home.pendingClaim(cost: 10)
        #expect(try await home.karma(of: home.mia).amounts == [15, 10, 5])
    }

    @Test("A claim needs as much available as it costs", arguments: Engine.available)
    func insufficient(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(9, to: home.mia)
        let reward = try await home.reward(cost: 10)
        await #expect(throws: ClaimRefusal.insufficientKarma(available: 9)) {
            try await home.claim(reward, by: home.mia)
        }
    }

    @Test("Two claims can't stand on one balance", arguments: Engine.available)
    func twoRewards(engine: Engine) async throws {
        let home = try await Home(engine)
        _ = try await home.pendingClaim("Cinema", cost: 10)
        let other = try await home.reward("Ice cream", cost: 1)
        await #expect(throws: ClaimRefusal.insufficientKarma(available: 0)) {
            try await home.claim(other, by: home.mia)
        }
    }

    @Test("A member has one pending claim per reward", arguments: Engine.available)
    func onePending(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(100, to: home.mia)
        let reward = try await home.reward(cost: 10)
        try await home.claim(reward, by: home.mia)
        await #expect(throws: ClaimRefusal.alreadyPending) { try await home.claim(reward, by: home.mia) }
    }

    @Test("After a decision the reward can be claimed again", arguments: Engine.available)
    func again(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(100, to: home.mia)
        let reward = try await home.reward(cost: 10)
        try await home.approve(home.claim(reward, by: home.mia))
        try await home.reject(home.claim(reward, by: home.mia))
        try await home.cancel(home.claim(reward, by: home.mia), by: home.mia)
        #expect(try await home.claim(reward, by: home.mia).status == .pending)
        #expect(try await home.karma(of: home.mia).available == 80)
    }

    @Test("Name and cost are frozen when it is claimed", arguments: Engine.available)
    func frozen(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim("Cinema", cost: 10)
        let reward = try await home.offer(claim.reward.id, for: home.anna).reward
        try await home.edit(reward) {
            $0.karmaCost = 5000
            $0.name = "Theatre"
        }
        let approved = try await home.approve(claim)
        #expect(approved.reward.name == "Cinema")
        #expect(try await home.entries(of: home.mia).last?.amount == -10)
        #expect(try await home.entries(of: home.mia).last?.description == "Cinema")
    }

    @Test("30 Ten claims at once on a balance for one: one pending, nine refused", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let rewards = try await [home.reward("Cinema"), home.reward("Ice cream"), home.reward("Zoo")]
        for round in 0..<30 {
            let results = await Race.run(10) { try await home.claim(rewards[($0 + round) % 3], by: home.mia) }
            let claim = try #require(results.compactMap(\.success).first)
            #expect(results.compactMap(\.success).count == 1)
            #expect(results.compactMap { $0.failure as? ClaimRefusal }.count == 9)
            #expect(try await home.karma(of: home.mia).reserved == 10)
            try await home.cancel(claim, by: home.mia)
        }
    }

    @Test("An archived reward can't be claimed", arguments: Engine.available)
    func archived(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let reward = try await home.archive(home.reward())
        await #expect(throws: RewardRefusal.archived) { try await home.claim(reward, by: home.mia) }
    }

    @Test("A parent's claim is asked of the parents as well", arguments: Engine.available)
    func byParent(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.ben)
        let reward = try await home.reward()
        let told = try await home.told { try await home.claim(reward, by: home.ben) }
        #expect(told.of(ClaimCreated.self).map(\.audience) == [[home.ben]])
        #expect(told.of(ApprovalTaskCreated.self).map(\.audience) == [home.parents])
    }

    @Test("Children see their own claims, parents all", arguments: Engine.available)
    func visible(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        for (person, sees) in [(home.mia, true), (home.anna, true), (home.ben, true), (home.tom, false)] {
            let claims = try await home.services.database.view(of: home.id, for: person) { try $0.claims() }
            #expect(claims.items == (sees ? [claim] : []))
        }
        await #expect(throws: ClaimRefusal.notFound) {
            try await home.services.database.view(of: home.id, for: home.tom) { try $0.claim(claim.id) }
        }
    }

    @Test("Other children don't hear of a claim, nor does their family.changed name it", arguments: Engine.available)
    func othersDontHear(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let reward = try await home.reward()
        let told = try await home.told { try await home.claim(reward, by: home.mia) }.for(home.tom)
        #expect(told.names == ["family.changed"])
        #expect(try told.payloads(FamilyChanged.self).flatMap(\.changes).allSatisfy { $0.type != .claim })
    }

    @Test("Claims page from the newest and by status", arguments: Engine.available)
    func paging(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(100, to: home.mia)
        var ids: [Claim.ID] = []
        for name in ["One", "Two", "Three", "Four"] {
            ids.append(try await home.claim(home.reward(name, cost: 1), by: home.mia).id)
            home.clock.tick()
        }
        let database = home.services.database
        let first = try await database.view(of: home.id, for: home.anna) { try $0.claims(limit: 3) }
        let second = try await database.view(of: home.id, for: home.anna) {
            try $0.claims(cursor: first.nextCursor, limit: 3)
        }
        #expect((first.items + second.items).map(\.id) == ids.reversed())
        let cancelled = try await database.view(of: home.id, for: home.anna) { try $0.claims(status: .cancelled) }
        #expect(cancelled.items.isEmpty)
        await #expect(throws: Invalid.self) {
            try await database.view(of: home.id, for: home.anna) { try $0.claims(cursor: "1.2") }
        }
    }
}
