import Roost
import RoostTestSupport
import Testing

@Suite("A schedule's tasks")
struct GenerationTests {
    @Test(
        "of a year are one a day, at the same time on the family's clock, and told as recurring",
        arguments: Engine.available
    )
    func year(engine: Engine) async throws {
        let home = try await Home(engine)
        let schedule = try await home.schedule("Cat", at: "08:00", for: .always(.member(home.mia)))
        try await home.live(until: "2027-03-29T12:00:00Z")
        let tasks = try await home.made(by: schedule)
        #expect(tasks.count == 366)
        #expect(Set(tasks.map(\.occurrenceDate)).count == 366)
        #expect(Set(tasks.compactMap { $0.dueAt?.iso8601.dropFirst(11) }) == ["06:00:00.000Z", "07:00:00.000Z"])
        #expect(tasks.filter { $0.status == .open }.map(\.occurrenceDate) == ["2027-03-29"])
        let told = try await home.log().payloads(TaskCreated.self)
        #expect(told.count == 366)
        #expect(told.allSatisfy { $0.recurring && $0.assignedTo == [home.mia] && $0.task.scheduleId == schedule.id })
        #expect(try await home.log().of(TaskExpired.self).allSatisfy { $0.audience == [home.mia] })
    }

    @Test("take the place of the unfinished one before when they fall due, not earlier")
    func expiry() async throws {
        let home = try await Home()
        let schedule = try await home.schedule()
        try await home.live(until: "2026-03-30T05:59:59Z")
        #expect(try await home.made(by: schedule).map(\.status) == [.open, .open])
        let told = try await home.told { try await home.live(until: "2026-03-30T06:00:00Z") }
        #expect(try await home.made(by: schedule).map(\.status) == [.expired, .open])
        #expect(told.names == ["task.expired", "family.changed"])
    }

    @Test("of whole days take its place at the family's midnight")
    func wholeDays() async throws {
        let home = try await Home()
        let schedule = try await home.schedule(at: nil)
        try await home.live(until: "2026-03-29T22:00:00Z")
        let tasks = try await home.made(by: schedule)
        #expect(tasks.map(\.status) == [.expired, .open])
        #expect(tasks[1].dueAt == Timestamp(iso8601: "2026-03-30T21:59:59Z"))
    }

    @Test("stay open side by side when the schedule says keep; done ones stay done")
    func keep() async throws {
        let home = try await Home()
        let schedule = try await home.schedule(unfinished: .keep)
        let other = try await home.schedule("Other")
        try await home.complete(try await home.made(by: other)[0], by: home.mia)
        try await home.live(until: "2026-03-31T12:00:00Z")
        #expect(try await home.made(by: schedule).map(\.status) == [.open, .open, .open])
        #expect(try await home.made(by: other).map(\.status) == [.completed, .expired, .open])
    }

    @Test("missed for up to two days are made after a downtime, older ones are not")
    func downtime() async throws {
        let home = try await Home()
        let schedule = try await home.schedule()
        try await home.sleep(until: "2026-04-10T12:00:00Z")
        let days = try await home.made(by: schedule).map(\.occurrenceDate)
        #expect(days == ["2026-03-29", "2026-04-08", "2026-04-09", "2026-04-10"])
        try await home.services.schedules.catchUp()
        #expect(try await home.made(by: schedule).map(\.status) == [.expired, .expired, .expired, .open])
    }

    @Test("take turns; who left is passed over, and a skipped day uses up nobody's turn")
    func rotation() async throws {
        let home = try await Home()
        let turns = ScheduleAssignment.rotation([home.mia, home.tom, home.lou])
        let schedule = try await home.schedule(for: turns)
        let skipped = try #require(CalendarDate("2026-03-30"))
        _ = try await home.services.schedules.skip(skipped, of: schedule.id, in: home.id, by: Caller(home.anna))
        try await home.live(until: "2026-03-31T12:00:00Z")
        try await home.remove(home.lou, by: home.anna)
        try await home.live(until: "2026-04-02T12:00:00Z")
        let who = try await home.made(by: schedule).map(\.assignment)
        #expect(who == [home.mia, home.tom, home.mia, home.tom].map { .member($0) })
    }

    @Test("are not made while it is paused, and the paused days are not made up for")
    func pause() async throws {
        let home = try await Home()
        let schedule = try await home.schedule()
        let (schedules, anna) = (home.services.schedules, Caller(home.anna))
        #expect(try await schedules.pause(schedule.id, in: home.id, by: anna).pausedAt != nil)
        try await home.live(until: "2026-04-01T12:00:00Z")
        _ = try await schedules.resume(schedule.id, in: home.id, by: anna)
        #expect(try await home.made(by: schedule).map(\.occurrenceDate) == ["2026-03-29", "2026-04-01"])
    }

    @Test("that a parent deleted are not made again")
    func deleted() async throws {
        let home = try await Home()
        let schedule = try await home.schedule()
        try await home.delete(try await home.made(by: schedule)[0], by: home.anna)
        try await home.services.schedules.catchUp()
        _ = try await home.services.schedules.pause(schedule.id, in: home.id, by: Caller(home.anna))
        _ = try await home.services.schedules.resume(schedule.id, in: home.id, by: Caller(home.anna))
        #expect(try await home.made(by: schedule).isEmpty)
    }

    @Test("that are there stay as they are when the schedule changes")
    func edit() async throws {
        let home = try await Home()
        let schedule = try await home.schedule()
        var edit = ScheduleEdit()
        edit.name = "Pots"
        edit.startDate = CalendarDate("2026-03-01")
        _ = try await home.services.schedules.edit(schedule.id, edit, in: home.id, by: Caller(home.anna))
        #expect(try await home.made(by: schedule).map(\.name) == ["Dishes"])
        try await home.live(until: "2026-03-30T12:00:00Z")
        #expect(try await home.made(by: schedule).map(\.name) == ["Dishes", "Pots"])
    }

    @Test("stay when the schedule is deleted, or go with it")
    func delete() async throws {
        let home = try await Home()
        let (schedules, anna) = (home.services.schedules, Caller(home.anna))
        let (kept, gone) = (try await home.schedule("Kept"), try await home.schedule("Gone"))
        try await schedules.delete(kept.id, withOpenTasks: false, in: home.id, by: anna)
        #expect(try await home.made(by: kept).count == 1)
        let told = try await home.told {
            try await schedules.delete(gone.id, withOpenTasks: true, in: home.id, by: anna)
        }
        #expect(told.names == ["task.deleted", "family.changed"])
        #expect(try await home.made(by: gone).isEmpty)
        try await home.live(until: "2026-04-02T12:00:00Z")
        #expect(try await home.made(by: kept).count == 1)
    }

    @Test("follow the family to another time zone")
    func moves() async throws {
        let home = try await Home()
        let schedule = try await home.schedule()
        let draft = FamilyDraft(name: "The Finches", timezone: "America/New_York")
        _ = try await home.services.families.update(
            home.id,
            to: FamilyEdit(name: draft.name, timezone: draft.timezone),
            by: Caller(home.anna)
        )
        try await home.live(until: "2026-03-30T18:00:00Z")
        #expect(try await home.made(by: schedule).last?.dueAt == Timestamp(iso8601: "2026-03-30T12:00:00Z"))
    }

    @Test("are one per day under 20 generators at once, 100 times", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let schedule = try await home.schedule()
        for round in 1...100 {
            home.clock.advance(by: .seconds(86_400))
            let results = await Race.run(20) { _ in try await home.services.schedules.catchUp() }
            #expect(results.allSatisfy { $0.failure == nil })
            #expect(try await home.made(by: schedule).count == round + 1)
        }
        #expect(try await home.log().of(TaskCreated.self).count == 101)
    }

    @Test("are shown 20 ahead, with what an edit changes")
    func preview() async throws {
        let home = try await Home()
        let schedule = try await home.schedule(for: .rotation([home.mia, home.tom]))
        var draft = ScheduleDraft(schedule)
        draft.recurrence.interval = 2
        let now = home.clock.now
        let preview = try await home.services.database.view(of: home.id, for: home.anna) { [draft] in
            try $0.preview(draft, of: schedule.id, at: now)
        }
        #expect(preview.items.count == 20)
        #expect(preview.items[0].date.description == "2026-03-31")
        #expect(preview.items.prefix(3).map(\.assignment) == [home.tom, home.mia, home.tom].map { .member($0) })
        #expect(preview.difference?.removed.map(\.date.description).prefix(2) == ["2026-03-30", "2026-04-01"])
        #expect(preview.difference?.added.isEmpty == true)
        #expect(preview.difference?.changed.isEmpty == false)
    }

    @Test("for somebody who left are for everyone, also ahead")
    func leaver() async throws {
        let home = try await Home()
        let schedule = try await home.schedule(for: .always(.member(home.mia)))
        try await home.remove(home.mia, by: home.anna)
        try await home.live(until: "2026-03-30T12:00:00Z")
        #expect(try await home.made(by: schedule).map(\.assignment) == [.everyone, .everyone])
        let (now, draft) = (home.clock.now, ScheduleDraft(schedule))
        let preview = try await home.services.database.view(of: home.id, for: home.anna) {
            try $0.preview(draft, of: schedule.id, at: now)
        }
        #expect(preview.items.allSatisfy { $0.assignment == .everyone } && preview.difference?.isNone == true)
        await #expect(throws: FamilyRefusal.memberNotFound) {
            try await home.services.database.view(of: home.id, for: home.anna) { try $0.preview(draft, at: now) }
        }
    }

    @Test("are made by nobody's asking but parents'")
    func parentsOnly() async throws {
        let home = try await Home()
        let schedule = try await home.schedule()
        let schedules = home.services.schedules
        await #expect(throws: FamilyRefusal.parentsOnly) {
            _ = try await schedules.pause(schedule.id, in: home.id, by: Caller(home.mia))
        }
        await #expect(throws: FamilyRefusal.notAMember) {
            _ = try await schedules.pause(schedule.id, in: home.id, by: Caller(home.neighbours.zoe))
        }
        await #expect(throws: ScheduleRefusal.notFound) {
            _ = try await schedules.pause(schedule.id, in: home.neighbours.id, by: Caller(home.neighbours.zoe))
        }
    }
}
