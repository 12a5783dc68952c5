import Roost
import RoostTestSupport
import Testing

@Suite("Families")
struct FamilyTests {
    @Test("Who makes a family is its parent", arguments: Engine.available)
    func create(engine: Engine) async throws {
        let home = try await Home(engine)
        let draft = FamilyDraft(name: " Swifts ", timezone: "Europe/Brussels", language: "nl")
        let family = try await home.services.families.create(draft, by: Caller(home.stranger))
        #expect(family.name == "Swifts")
        #expect(family.language == "nl")
        let all = try await home.services.families.all(of: home.stranger)
        #expect(all.map(\.family) == [family])
        #expect(all.first?.members.map(\.role) == [.parent])
    }

    @Test("Somebody may be in several families, each with a role of its own", arguments: Engine.available)
    func several(engine: Engine) async throws {
        let home = try await Home(engine)
        home.clock.tick()
        let draft = FamilyDraft(name: "Swifts", timezone: "Europe/Brussels")
        let second = try await home.services.families.create(draft, by: Caller(home.mia))
        #expect(try await home.services.families.all(of: home.mia).map(\.family.id) == [home.id, second.id])
        #expect(try await home.member(home.mia).role == .child)
        #expect(try await home.services.database.view(of: second.id, for: home.mia) { $0.me.role } == .parent)
    }

    @Test("Only parents change a family", arguments: Engine.available)
    func update(engine: Engine) async throws {
        let home = try await Home(engine)
        let draft = FamilyDraft(name: "Robins", timezone: "America/New_York")
        let told = try await home.told {
            let family = try await home.services.families.update(
                home.id,
                to: FamilyEdit(name: draft.name, timezone: draft.timezone),
                by: Caller(home.ben)
            )
            #expect(family.name == "Robins")
            #expect(family.language == "en")
            #expect(family.version == 2)
        }
        #expect(told.names == ["family.changed"])
        await #expect(throws: FamilyRefusal.parentsOnly) {
            try await home.services.families.update(
                home.id,
                to: FamilyEdit(name: draft.name, timezone: draft.timezone),
                by: Caller(home.mia)
            )
        }
    }

    @Test("A family has a first day of the week and quiet hours; what isn't named stays", arguments: Engine.available)
    func settings(engine: Engine) async throws {
        let home = try await Home(engine)
        let families = home.services.families
        let night = QuietHours(from: try #require(TimeOfDay("21:30")), to: try #require(TimeOfDay("07:00")))
        var edit = FamilyEdit()
        edit.firstDayOfWeek = .sunday
        edit.quietHours = .set(night)
        _ = try await families.update(home.id, to: edit, by: Caller(home.anna))
        _ = try await families.update(home.id, to: FamilyEdit(name: "Robins"), by: Caller(home.anna))
        let family = try await families.all(of: home.mia)[0].family
        #expect(family.firstDayOfWeek == .sunday && family.quietHours == night && family.version == 3)
        edit = FamilyEdit()
        edit.quietHours = .clear
        #expect(try await families.update(home.id, to: edit, by: Caller(home.anna)).quietHours == nil)
        edit.quietHours = .set(QuietHours(from: night.from, to: night.from))
        await #expect(throws: Invalid.self) { try await families.update(home.id, to: edit, by: Caller(home.anna)) }
    }

    @Test("A family that doesn't exist looks the same as one I am not in", arguments: Engine.available)
    func unknown(engine: Engine) async throws {
        let home = try await Home(engine)
        let nowhere: Family.ID = World.system.newID(at: home.clock.now)
        for family in [nowhere, home.neighbours.id] {
            await #expect(throws: FamilyRefusal.notAMember) {
                try await home.services.tasks.create(TaskDraft(name: "x"), in: family, by: Caller(home.anna))
            }
            await #expect(throws: FamilyRefusal.notAMember) {
                try await home.services.database.view(of: family, for: home.anna) { $0.offset }
            }
        }
    }

    @Test("An id of another family's thing is not found", arguments: Engine.available)
    func foreignIDs(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(by: home.anna)
        let claim = try await home.pendingClaim()
        let (theirs, zoe, services) = (home.neighbours.id, Caller(home.neighbours.zoe), home.services)
        await #expect(throws: TaskRefusal.notFound) { try await services.tasks.complete(task.id, in: theirs, by: zoe) }
        await #expect(throws: TaskRefusal.notFound) { try await services.tasks.reopen(task.id, in: theirs, by: zoe) }
        await #expect(throws: TaskRefusal.notFound) { try await services.tasks.delete(task.id, in: theirs, by: zoe) }
        await #expect(throws: TaskRefusal.notFound) {
            try await services.tasks.edit(task.id, TaskEdit(), in: theirs, by: zoe)
        }
        await #expect(throws: TaskRefusal.notFound) {
            try await services.tasks.assign(task.id, to: .everyone, in: theirs, by: zoe)
        }
        let approval = claim.approvalTaskId
        await #expect(throws: TaskRefusal.notFound) { try await services.tasks.complete(approval, in: theirs, by: zoe) }
        await #expect(throws: ClaimRefusal.notFound) {
            try await services.claims.approve(claim.id, in: theirs, by: zoe)
        }
        await #expect(throws: ClaimRefusal.notFound) {
            try await services.claims.reject(claim.id, reason: "No", in: theirs, by: zoe)
        }
        await #expect(throws: ClaimRefusal.notFound) {
            try await services.claims.cancel(claim.id, reason: nil, in: theirs, by: zoe)
        }
        #expect(try await home.now(claim) == claim)
        #expect(try await home.now(task) == task)
    }

    @Test("Nor is another family's reward", arguments: Engine.available)
    func foreignReward(engine: Engine) async throws {
        let home = try await Home(engine)
        let reward = try await home.reward()
        let (theirs, zoe, rewards) = (home.neighbours.id, Caller(home.neighbours.zoe), home.services.rewards)
        await #expect(throws: RewardRefusal.notFound) {
            try await rewards.edit(reward.id, RewardEdit(), in: theirs, by: zoe)
        }
        await #expect(throws: RewardRefusal.notFound) { try await rewards.archive(reward.id, in: theirs, by: zoe) }
        await #expect(throws: RewardRefusal.notFound) {
            try await rewards.setFavourite(true, of: reward.id, in: theirs, by: zoe)
        }
        await #expect(throws: RewardRefusal.notFound) {
            try await home.services.claims.claim(reward.id, in: theirs, by: zoe)
        }
        await #expect(throws: RewardRefusal.notFound) {
            try await home.services.database.view(of: theirs, for: zoe.user) { try $0.rewardImage(reward.id) }
        }
    }
}
