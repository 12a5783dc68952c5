import Roost
import RoostTestSupport
import Testing

@Suite("Rejecting and cancelling a claim")
struct ClaimDecisionTests {
    @Test("29 Cancellation reaches child and parents with the reason", arguments: Engine.available)
    func cancelled(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        let told = try await home.told { try await home.cancel(claim, "Changed my mind", by: home.mia) }
        #expect(told.addressed.names == ["claim.cancelled"])
        #expect(told.of(ClaimCancelled.self).map(\.audience) == [home.parents.union([home.mia])])
        let event = try #require(try told.payloads(ClaimCancelled.self).first)
        #expect(event.reason == "Changed my mind")
        #expect(event.by == home.mia)
        #expect(event.claim.status == .cancelled)
    }

    @Test("Rejection reaches child and parents with the reason", arguments: Engine.available)
    func rejected(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        let told = try await home.told { try await home.reject(claim, "Not today", by: home.ben) }
        #expect(told.addressed.names == ["claim.rejected"])
        #expect(told.of(ClaimRejected.self).map(\.audience) == [home.parents.union([home.mia])])
        #expect(try told.payloads(ClaimRejected.self).map(\.reason) == ["Not today"])
    }

    @Test(
        "Either frees what was reserved and takes the approval task along",
        arguments: Engine.available,
        [true, false]
    )
    func frees(engine: Engine, rejects: Bool) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim(cost: 10)
        let decided = rejects ? try await home.reject(claim) : try await home.cancel(claim, by: home.mia)
        #expect(decided.version == claim.version + 1)
        #expect(try await home.now(claim) == decided)
        #expect(try await home.karma(of: home.mia).amounts == [10, 0, 10])
        await #expect(throws: TaskRefusal.notFound) { try await home.approvalTask(of: claim) }
    }

    @Test("The claimer and parents cancel", arguments: Engine.available)
    func whoCancels(engine: Engine) async throws {
        let home = try await Home(engine)
        for person in [home.mia, home.anna, home.ben] {
            #expect(try await home.cancel(home.pendingClaim(), by: person).decidedBy == person)
        }
    }

    @Test("Another child's claim is not found by a child who cancels", arguments: Engine.available)
    func otherChild(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        await #expect(throws: ClaimRefusal.notFound) { try await home.cancel(claim, by: home.tom) }
    }

    @Test("Only parents reject, and they say why", arguments: Engine.available)
    func whoRejects(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        await #expect(throws: FamilyRefusal.parentsOnly) { try await home.reject(claim, by: home.mia) }
        await #expect(throws: Invalid.self) { try await home.reject(claim, "  ") }
        await #expect(throws: Invalid.self) { try await home.reject(claim, String(repeating: "x", count: 501)) }
    }

    @Test("What is decided stays decided; the refusal carries the claim", arguments: Engine.available)
    func decided(engine: Engine) async throws {
        let home = try await Home(engine)
        let rejected = try await home.reject(home.pendingClaim())
        let cancelled = try await home.cancel(home.pendingClaim(), by: home.mia)
        let approved = try await home.approve(home.pendingClaim())
        for claim in [rejected, cancelled, approved] {
            await #expect(throws: ClaimRefusal.notPending(claim)) { try await home.reject(claim) }
            await #expect(throws: ClaimRefusal.notPending(claim)) { try await home.cancel(claim, by: home.mia) }
            await #expect(throws: ClaimRefusal.notPending(claim)) { try await home.approve(claim) }
        }
    }

    @Test("32 Approve and cancel at once: one wins, ledger and claim agree", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        var wins: [Claim.Status: Int] = [:]
        for round in 0..<30 {
            let claim = try await home.pendingClaim(cost: 10)
            let before = try await home.balance(of: home.mia)
            let results = await Race.run(20) { index in
                if (index + round).isMultiple(of: 2) {
                    return try await home.approve(claim, by: home.anna)
                } else {
                    return try await home.cancel(claim, by: home.mia)
                }
            }
            #expect(results.compactMap(\.success).count == 1)
            let refusals = results.compactMap { $0.failure as? ClaimRefusal }
            #expect(refusals.count == 19)
            let status = try await home.now(claim).status
            wins[status, default: 0] += 1
            let after = try await home.karma(of: home.mia)
            #expect(after.balance == before - (status == .completed ? 10 : 0))
            #expect(after.reserved == 0)
            try await expectTask(of: claim, toFit: status, in: home)
        }
        #expect(Set(wins.keys).isSubset(of: [.completed, .cancelled]))
    }

    private func expectTask(of claim: Claim, toFit status: Claim.Status, in home: Home) async throws {
        if status == .completed {
            #expect(try await home.approvalTask(of: claim).status == .completed)
        } else {
            await #expect(throws: TaskRefusal.notFound) { try await home.approvalTask(of: claim) }
        }
    }
}
