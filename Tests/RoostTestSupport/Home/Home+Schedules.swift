package import Roost

extension Home {
    /// A new schedule of Anna's, from today on unless it says otherwise.
    package func schedule(
        _ name: String = "Dishes",
        _ recurrence: Recurrence = Recurrence(.daily),
        from start: String? = nil,
        at time: String? = "08:00",
        for assignment: ScheduleAssignment = .always(.everyone),
        unfinished: Schedule.Unfinished = .expire
    ) async throws -> Schedule {
        let today = FamilyClock(timezone: "Europe/Amsterdam").date(of: clock.now)
        let draft = ScheduleDraft(
            name: name,
            assignment: assignment,
            startDate: start.flatMap { CalendarDate($0) } ?? today,
            timeOfDay: time.flatMap { TimeOfDay($0) },
            recurrence: recurrence,
            unfinished: unfinished
        )
        return try await services.schedules.create(draft, in: id, by: Caller(anna))
    }

    /// The tasks a schedule has made, the oldest day first.
    package func made(by schedule: Schedule) async throws -> [FamilyTask] {
        try await services.database.view(of: id, for: anna) { view in
            var list = TaskList()
            list.schedule = schedule.id
            var tasks: [FamilyTask] = []
            list.limit = 100
            repeat {
                let page = try view.tasks(list)
                tasks += page.items
                list.cursor = page.nextCursor
            } while list.cursor != nil
            return tasks.sorted { ($0.occurrenceDate ?? "") < ($1.occurrenceDate ?? "") }
        }
    }

    /// Turns the clock to an instant, and lets the generator work whenever it would have woken on the way.
    package func live(until end: String) async throws {
        guard let end = Timestamp(iso8601: end) else { return }
        try await services.schedules.catchUp()
        while let next = try await services.schedules.nextDue(), next <= end {
            clock.advance(by: max(next - clock.now, .milliseconds(1)))
            try await services.schedules.catchUp()
        }
        clock.advance(by: max(end - clock.now, .zero))
        try await services.schedules.catchUp()
    }

    /// Turns the clock while nothing runs; then the generator starts.
    package func sleep(until end: String) async throws {
        guard let end = Timestamp(iso8601: end) else { return }
        clock.advance(by: end - clock.now)
        try await services.schedules.catchUp()
    }
}
