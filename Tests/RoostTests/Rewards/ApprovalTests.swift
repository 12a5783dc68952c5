import Roost
import RoostTestSupport
import Testing

@Suite("Approving a claim")
struct ApprovalTests {
    @Test("28 Approval sends claim.completed to the child with what was deducted", arguments: Engine.available)
    func told(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(5, to: home.mia)
        let claim = try await home.pendingClaim(cost: 10)
        let told = try await home.told { try await home.approve(claim, by: home.ben) }
        #expect(told.of(ClaimCompleted.self).map(\.audience) == [home.parents.union([home.mia])])
        let event = try #require(try told.payloads(ClaimCompleted.self).first)
        #expect(event.completedBy == home.ben)
        #expect(event.karmaDeducted == 10)
        #expect(event.balance == 5)
        #expect(event.claim.status == .completed)
    }

    @Test("Approval spends the karma, ends the reservation and completes the task", arguments: Engine.available)
    func spends(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim(cost: 10)
        home.clock.advance(by: .seconds(60))
        let approved = try await home.approve(claim, by: home.ben)
        #expect(approved.status == .completed)
        #expect(approved.decidedBy == home.ben)
        #expect(approved.decidedAt == home.clock.now)
        #expect(try await home.karma(of: home.mia).amounts == [0, 0, 0])
        #expect(try await home.approvalTask(of: claim).status == .completed)
        let entry = try #require(try await home.entries(of: home.mia).last)
        #expect(entry.source == .rewardRedeemed)
        #expect(entry.claimId == claim.id)
        #expect(entry.actorId == home.ben)
    }

    @Test("Completing the approval task is approving", arguments: Engine.available)
    func byTask(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim(cost: 10)
        try await home.complete(home.approvalTask(of: claim), by: home.anna)
        #expect(try await home.now(claim).status == .completed)
        #expect(try await home.balance(of: home.mia) == 0)
    }

    @Test("Approving twice is refused, by either path, and spends once", arguments: Engine.available)
    func twice(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim(cost: 10)
        try await home.grant(10, to: home.mia)
        let approved = try await home.approve(claim)
        await #expect(throws: ClaimRefusal.notPending(approved)) { try await home.approve(claim, by: home.ben) }
        let task = try await home.approvalTask(of: claim)
        await #expect(throws: TaskRefusal.alreadyCompleted(task)) { try await home.complete(task, by: home.ben) }
        #expect(try await home.balance(of: home.mia) == 10)
    }

    @Test("Of 20 who approve one claim at once, one does", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(1000, to: home.mia)
        let reward = try await home.reward(cost: 10)
        for round in 1...10 {
            let claim = try await home.claim(reward, by: home.mia)
            let results = await Race.run(20) { try await home.approve(claim, by: $0 % 2 == 0 ? home.anna : home.ben) }
            #expect(results.compactMap(\.success).count == 1)
            #expect(results.compactMap { $0.failure as? ClaimRefusal }.count == 19)
            #expect(try await home.balance(of: home.mia) == 1000 - 10 * round)
        }
    }

    @Test("A child doesn't approve, not even its own claim", arguments: Engine.available)
    func child(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        for child in home.children {
            await #expect(throws: FamilyRefusal.parentsOnly) { try await home.approve(claim, by: child) }
        }
    }

    @Test("A child doesn't complete the approval task of its own claim", arguments: Engine.available)
    func childCompletes(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        let task = try await home.approvalTask(of: claim)
        for child in home.children {
            await #expect(throws: TaskRefusal.notYours) { try await home.complete(task, by: child) }
        }
        #expect(try await home.now(claim) == claim)
    }

    @Test("A child doesn't edit the approval task of its own claim, though it made it", arguments: Engine.available)
    func childEdits(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        let task = try await home.approvalTask(of: claim)
        let edits: [@Sendable (inout TaskEdit) -> Void] = [
            { $0.assignment = .everyone }, { $0.assignment = .member(home.mia) }, { $0.name = "Dishes" }, { _ in },
        ]
        for edit in edits {
            await #expect(throws: TaskRefusal.notYours) { try await home.edit(task, by: home.mia, edit) }
        }
    }

    @Test("A child doesn't take or give away the approval task", arguments: Engine.available)
    func childTakes(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.approvalTask(of: home.pendingClaim())
        await #expect(throws: TaskRefusal.notYours) { try await home.take(task, by: home.mia) }
        await #expect(throws: TaskRefusal.assigningIsForParents) {
            try await home.assign(task, to: .everyone, by: home.mia)
        }
    }

    @Test("A child doesn't delete the approval task", arguments: Engine.available)
    func childDeletes(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.approvalTask(of: home.pendingClaim())
        await #expect(throws: TaskRefusal.notYours) { try await home.delete(task, by: home.mia) }
    }

    @Test("A child doesn't reopen an approved claim to have its karma back", arguments: Engine.available)
    func childReopens(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        try await home.approve(claim)
        let task = try await home.approvalTask(of: claim)
        await #expect(throws: TaskRefusal.notYours) { try await home.reopen(task, by: home.mia) }
    }

    @Test("Nobody edits, gives away or deletes an approval task by hand, parents included", arguments: Engine.available)
    func parentsByHand(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        let task = try await home.approvalTask(of: claim)
        await #expect(throws: TaskRefusal.approvalTask) {
            try await home.edit(task, by: home.anna) { $0.assignment = .member(home.mia) }
        }
        await #expect(throws: TaskRefusal.approvalTask) {
            try await home.assign(task, to: .member(home.mia), by: home.anna)
        }
        await #expect(throws: TaskRefusal.approvalTask) { try await home.delete(task, by: home.anna) }
        #expect(try await home.approvalTask(of: claim) == task)
    }

    @Test("A child who became a parent approves", arguments: Engine.available)
    func promoted(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        try await home.changeRole(of: home.mia, to: .parent, by: home.anna)
        #expect(try await home.approve(claim, by: home.mia).status == .completed)
    }

    @Test("A parent who became a child doesn't approve its own claim", arguments: Engine.available)
    func demoted(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.ben)
        let claim = try await home.claim(home.reward(cost: 10), by: home.ben)
        try await home.changeRole(of: home.ben, to: .child, by: home.anna)
        let task = try await home.approvalTask(of: claim)
        await #expect(throws: FamilyRefusal.parentsOnly) { try await home.approve(claim, by: home.ben) }
        await #expect(throws: TaskRefusal.notYours) { try await home.complete(task, by: home.ben) }
    }

    @Test(
        "Reopening the approval task within 5 minutes refunds, and the claim is pending again",
        arguments: Engine.available
    )
    func reopened(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim(cost: 10)
        try await home.approve(claim)
        home.clock.advance(by: .seconds(300))
        let told = try await home.told { try await home.reopen(home.approvalTask(of: claim), by: home.ben) }
        let again = try await home.now(claim)
        #expect(again.status == .pending)
        #expect(again.decidedBy == nil && again.decidedAt == nil)
        #expect(try await home.karma(of: home.mia).amounts == [10, 10, 0])
        #expect(try await home.entries(of: home.mia).last?.source == .rewardRefunded)
        #expect(told.of(KarmaAwarded.self).map(\.audience) == [[home.mia]])
    }

    @Test("After 5 minutes an approval stands, for parents too", arguments: Engine.available)
    func tooLate(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        try await home.approve(claim)
        home.clock.advance(by: .milliseconds(300_001))
        let task = try await home.approvalTask(of: claim)
        await #expect(throws: TaskRefusal.tooLate) { try await home.reopen(task, by: home.anna) }
    }

    @Test("A claim that is pending again can be approved, rejected or cancelled", arguments: Engine.available)
    func afterReopening(engine: Engine) async throws {
        let home = try await Home(engine)
        for act in 0..<3 {
            let claim = try await home.pendingClaim(cost: 10)
            try await home.approve(claim)
            try await home.reopen(home.approvalTask(of: claim), by: home.anna)
            switch act {
            case 0: try await home.approve(claim)
            case 1: try await home.reject(claim)
            default: try await home.cancel(claim, by: home.mia)
            }
        }
        #expect(try await home.karma(of: home.mia).amounts == [20, 0, 20])
    }

    @Test("An approval isn't reopened while the child waits for the same reward again", arguments: Engine.available)
    func reopenedWhilePending(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(20, to: home.mia)
        let reward = try await home.reward(cost: 10)
        let claim = try await home.claim(reward, by: home.mia)
        try await home.approve(claim)
        try await home.claim(reward, by: home.mia)
        let task = try await home.approvalTask(of: claim)
        await #expect(throws: ClaimRefusal.alreadyPending) { try await home.reopen(task, by: home.anna) }
        #expect(try await home.now(task) == task)
    }

    @Test("An approval isn't reopened once the child has left", arguments: Engine.available)
    func reopenedAfterLeaving(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim(cost: 10)
        try await home.approve(claim)
        try await home.remove(home.mia, by: home.anna)
        let task = try await home.approvalTask(of: claim)
        await #expect(throws: TaskRefusal.tooLate) { try await home.reopen(task, by: home.anna) }
        #expect(try await home.now(claim).status == .completed)
    }
}
