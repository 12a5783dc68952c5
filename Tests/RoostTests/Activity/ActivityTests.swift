import Roost
import RoostTestSupport
import Testing

@Suite("Activity")
struct ActivityTests {
    @Test("It is what was told to who looks, the newest first, and nothing else", arguments: Engine.available)
    func audience(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.complete(home.task("Bed", for: .member(home.mia), karma: 5), by: home.mia)
        _ = try await home.pendingClaim(cost: 3)
        for person in home.everyone {
            let told = try await home.events(for: person).filter { $0.kind != nil }.map(\.offset)
            #expect(try await home.wholeActivity(for: person).map(\.offset) == told.reversed())
        }
        let toms = try await home.wholeActivity(for: home.tom).names
        #expect(toms.prefix(2) == ["reward.created", "task.completed"])
        #expect(!toms.contains("task.created") && !toms.contains("karma.awarded") && !toms.contains("claim.created"))
    }

    @Test("Quiet events and what is said in chats are none of it", arguments: Engine.available)
    func quiet(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.say("Hello", in: home.direct(home.anna, home.mia), by: home.anna)
        _ = try await home.task("Dishes")
        let names = Set(try await home.wholeActivity(for: home.mia).names)
        #expect(names == ["task.created", "family.member.added"])
    }

    @Test("By member it is what that person did, and what is about that person, each once", arguments: Engine.available)
    func byMember(engine: Engine) async throws {
        let home = try await Home(engine)
        let offset = try await home.head()
        try await home.complete(home.task("Bed", for: .member(home.mia)), by: home.mia)
        try await home.complete(home.task("Pots", for: .member(home.mia)), by: home.ben)
        try await home.complete(home.task("Bins", for: .role(.child)), by: home.tom)
        _ = try await home.reward("Zoo")
        func names(_ member: User.ID) async throws -> [String] {
            try await home.wholeActivity(for: home.ben) { $0.member = member }.filter { $0.offset > offset }.names
        }
        #expect(try await names(home.mia) == ["task.completed", "task.completed"])
        #expect(try await names(home.ben) == ["task.completed"])
        #expect(try await names(home.tom) == ["task.completed"])
        #expect(try await names(home.anna) == ["reward.created"])
        #expect(try await names(home.lou).isEmpty)
    }

    @Test("By kind", arguments: Engine.available, ActivityKind.allCases)
    func byKind(engine: Engine, kind: ActivityKind) async throws {
        let home = try await Home(engine)
        try await home.complete(home.task("Bed", for: .member(home.mia), karma: 5), by: home.mia)
        try await home.approve(home.pendingClaim(cost: 3))
        let all = try await home.wholeActivity(for: home.mia)
        let some = try await home.wholeActivity(for: home.mia) { $0.kind = kind }
        #expect(!some.isEmpty)
        #expect(some.map(\.offset) == all.filter { $0.kind == kind }.map(\.offset))
        let mine = try await home.wholeActivity(for: home.mia) {
            $0.kind = kind
            $0.member = home.mia
        }
        #expect(mine.map(\.offset) == some.filter { [$0.actorId, $0.subjectId].contains(home.mia) }.map(\.offset))
    }

    @Test("A day begins and ends at midnight in the family's zone", arguments: Engine.available)
    func byDay(engine: Engine) async throws {
        let home = try await Home(engine)
        let midnight = try #require(Timestamp(iso8601: "2026-03-29T22:00:00.000Z"))
        home.clock.advance(by: midnight - home.clock.now + .milliseconds(-1))
        let last = try await home.told { _ = try await home.task("Last of Sunday") }[0]
        home.clock.tick()
        let first = try await home.told { _ = try await home.task("First of Monday") }[0]
        let sunday = try await home.wholeActivity(for: home.mia) { $0.day = CalendarDate("2026-03-29") }
        let monday = try await home.wholeActivity(for: home.mia) { $0.day = CalendarDate("2026-03-30") }
        #expect(sunday.first?.offset == last.offset)
        #expect(monday.map(\.offset) == [first.offset])
        #expect(try await home.wholeActivity(for: home.mia) { $0.day = CalendarDate("2026-03-31") }.isEmpty)
        #expect(try await home.wholeActivity(for: home.mia) { $0.day = CalendarDate("9999-12-31") }.isEmpty)
    }

    @Test("Paging neither skips nor repeats while more happens", arguments: Engine.available, [true, false])
    func paging(engine: Engine, ofMember: Bool) async throws {
        let home = try await Home(engine)
        for number in 1...11 {
            let task = try await home.task("Task \(number)", for: .member(home.mia))
            try await home.complete(task, by: number.isMultiple(of: 2) ? home.mia : home.anna)
            if number.isMultiple(of: 3) { home.clock.tick() }
        }
        let whole = try await home.wholeActivity(for: home.mia) { if ofMember { $0.member = home.mia } }
        home.clock.tick()
        let paged = try await home.wholeActivity(for: home.mia, limit: 4) {
            if ofMember { $0.member = home.mia }
        } between: {
            _ = try await home.task("New", for: .member(home.mia))
        }
        #expect(paged.map(\.offset) == whole.map(\.offset))
    }

    @Test("Who was told little of a long log gets there in a few pages", arguments: Engine.available)
    func sparse(engine: Engine) async throws {
        let home = try await Home(engine)
        let mine = try await home.told { _ = try await home.task("Tom's", for: .member(home.tom)) }[0]
        home.clock.tick()
        _ = await Race.run(2_100) { _ in try await home.task("Mia's", for: .member(home.mia)) }
        home.clock.tick()
        let first = try await home.activity(for: home.tom)
        #expect(first.items.isEmpty && first.nextCursor != nil)
        let next = try await home.activity(for: home.tom) { $0.cursor = first.nextCursor }
        #expect(next.items.first?.offset == mine.offset)
    }

    @Test("Who was removed doesn't see it; what they did stays under their name", arguments: Engine.available)
    func removed(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.complete(home.task("Bed"), by: home.mia)
        try await home.remove(home.mia, by: home.anna)
        await #expect(throws: FamilyRefusal.notAMember) { try await home.activity(for: home.mia) }
        let done = try await home.activity(for: home.tom) { $0.member = home.mia }.items
        #expect(done.names.contains("task.completed"))
        let names = try await home.services.database.view(of: home.id, for: home.tom) { try $0.names(of: [home.mia]) }
        #expect(names[home.mia] == "Mia")
    }

    @Test("Another family's is never among it", arguments: Engine.available)
    func otherFamily(engine: Engine) async throws {
        let home = try await Home(engine)
        let theirs = home.neighbours
        _ = try await home.services.tasks.create(TaskDraft(name: "Theirs"), in: theirs.id, by: Caller(theirs.zoe))
        #expect(try await home.wholeActivity(for: home.anna).allSatisfy { $0.familyId == home.id })
        await #expect(throws: FamilyRefusal.notAMember) { try await home.activity(for: theirs.zoe) }
    }

    @Test(
        "A cursor that isn't of this list is invalid",
        arguments: Engine.available,
        ["x", "1", "1.", ".1", "1.x", "1.2.3", "1.' OR 1=1 --", "99999999999999999999.1"]
    )
    func foreignCursor(engine: Engine, cursor: String) async throws {
        let home = try await Home(engine)
        await #expect(throws: Invalid.self) { try await home.activity(for: home.mia) { $0.cursor = cursor } }
    }

    @Test("A limit is from 1 to 100", arguments: Engine.available, [Int.min, 0, 101])
    func limits(engine: Engine, limit: Int) async throws {
        let home = try await Home(engine)
        await #expect(throws: Invalid.self) { try await home.activity(for: home.mia) { $0.limit = limit } }
    }
}
