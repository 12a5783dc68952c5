import Roost
import RoostTestSupport
import Testing

@Suite("Leaving a family")
struct RemovalTests {
    @Test("Removal reaches the family and the removed person", arguments: Engine.available)
    func told(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told { try await home.remove(home.mia, by: home.anna) }
        #expect(told.of(MemberRemoved.self).map(\.audience) == [home.everyone])
        let event = try #require(try told.payloads(MemberRemoved.self).first)
        #expect(event.member.id == home.mia)
        #expect(event.by == home.anna)
    }

    @Test("Who is removed sees and does nothing more", arguments: Engine.available)
    func outside(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task()
        try await home.remove(home.mia, by: home.anna)
        await #expect(throws: FamilyRefusal.notAMember) { try await home.tasks(for: home.mia) }
        await #expect(throws: FamilyRefusal.notAMember) { try await home.complete(task, by: home.mia) }
        #expect(try await home.services.families.all(of: home.mia).isEmpty)
    }

    @Test("50 A removed member gets nothing more", arguments: Engine.available)
    func hearsNothing(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), karma: 5)
        try await home.complete(task, by: home.mia)
        try await home.remove(home.mia, by: home.anna)
        let told = try await home.told {
            _ = try await home.task(for: .everyone)
            try await home.grant(5, to: home.tom)
            try await home.reopen(task, by: home.anna)
        }
        #expect(told.for(home.mia).isEmpty)
    }

    @Test("A child leaves by itself and removes nobody else", arguments: Engine.available)
    func byChild(engine: Engine) async throws {
        let home = try await Home(engine)
        await #expect(throws: FamilyRefusal.parentsOnly) { try await home.remove(home.tom, by: home.mia) }
        try await home.remove(home.mia, by: home.mia)
        await #expect(throws: FamilyRefusal.notAMember) { try await home.member(home.mia) }
    }

    @Test("Nobody is removed from a family they aren't in", arguments: Engine.available)
    func outsider(engine: Engine) async throws {
        let home = try await Home(engine)
        await #expect(throws: FamilyRefusal.memberNotFound) { try await home.remove(home.stranger, by: home.anna) }
        let zoe = home.neighbours.zoe
        await #expect(throws: FamilyRefusal.notAMember) { try await home.remove(home.mia, by: zoe) }
    }

    @Test(
        "The leaver's open tasks are for everyone, and everyone hears of it; the rest stays",
        arguments: Engine.available
    )
    func tasks(engine: Engine) async throws {
        let home = try await Home(engine)
        let open = try await home.task("Open", for: .member(home.mia), karma: 5)
        let done = try await home.complete(home.task("Done", for: .member(home.mia), karma: 5), by: home.mia)
        let toms = try await home.task("Tom's", for: .member(home.tom))
        let told = try await home.told { try await home.remove(home.mia, by: home.anna) }
        #expect(try await home.now(open).assignment == .everyone)
        #expect(try await home.now(done) == done)
        #expect(try await home.now(toms) == toms)
        #expect(told.of(TaskAssigned.self).map(\.audience) == [home.everyone.subtracting([home.mia])])
    }

    @Test("The leaver's pending claims are cancelled, with their approval tasks", arguments: Engine.available)
    func claims(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        let told = try await home.told { try await home.remove(home.mia, by: home.anna) }
        let cancelled = try await home.now(claim)
        #expect(cancelled.status == .cancelled)
        #expect(cancelled.reason == "Left the family.")
        await #expect(throws: TaskRefusal.notFound) { try await home.approvalTask(of: claim) }
        #expect(told.of(ClaimCancelled.self).map(\.audience) == [home.parents.union([home.mia])])
    }

    @Test("The leaver's history stays under its name", arguments: Engine.available)
    func history(engine: Engine) async throws {
        let home = try await Home(engine)
        let done = try await home.complete(home.task(karma: 5), by: home.mia)
        try await home.remove(home.mia, by: home.anna)
        #expect(try await home.now(done).completedBy == home.mia)
        let rows = try await home.services.database.read { [mia = home.mia] in
            try $0.rows("SELECT balance FROM karma_entry WHERE user_id = \(mia)").map { try $0["balance"] as Int }
        }
        #expect(rows == [5])
    }

    @Test("A task can't be given to who left", arguments: Engine.available)
    func assigned(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task()
        try await home.remove(home.mia, by: home.mia)
        await #expect(throws: FamilyRefusal.memberNotFound) {
            try await home.assign(task, to: .member(home.mia), by: home.anna)
        }
    }

    @Test("Leaving one family leaves the other alone", arguments: Engine.available)
    func otherFamily(engine: Engine) async throws {
        let home = try await Home(engine)
        let draft = FamilyDraft(name: "Swifts", timezone: "Europe/Brussels")
        let second = try await home.services.families.create(draft, by: Caller(home.mia))
        try await home.remove(home.mia, by: home.anna)
        #expect(try await home.services.families.all(of: home.mia).map(\.family.id) == [second.id])
    }
}
