/// What a schedule should be: a new one, or one that is edited.
package struct ScheduleDraft: Sendable, Equatable {
    /// 1-200 characters.
    package var name: String
    /// Up to 2,000 characters.
    package var description: String?
    /// 1-1,000.
    package var karma: Int?
    package var assignment: ScheduleAssignment
    /// In the years 2000 to 2099.
    package var startDate: CalendarDate
    package var timeOfDay: TimeOfDay?
    package var recurrence: Recurrence
    package var unfinished: Schedule.Unfinished

    /// A schedule for everyone unless it says otherwise.
    package init(
        name: String,
        description: String? = nil,
        karma: Int? = nil,
        assignment: ScheduleAssignment = .always(.everyone),
        startDate: CalendarDate,
        timeOfDay: TimeOfDay? = nil,
        recurrence: Recurrence,
        unfinished: Schedule.Unfinished = .expire
    ) {
        self.name = name
        self.description = description
        self.karma = karma
        self.assignment = assignment
        self.startDate = startDate
        self.timeOfDay = timeOfDay
        self.recurrence = recurrence
        self.unfinished = unfinished
    }

    /// What a schedule is now, as the start of an edit.
    package init(_ schedule: Schedule) {
        self.init(
            name: schedule.name,
            description: schedule.description,
            karma: schedule.karma,
            assignment: schedule.assignment,
            startDate: schedule.startDate,
            timeOfDay: schedule.timeOfDay,
            recurrence: schedule.recurrence,
            unfinished: schedule.unfinished
        )
    }

    /// The same, trimmed.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> ScheduleDraft {
        var checks = FieldChecks()
        var result = self
        result.name = checks.line(name, "name", length: 1...200)
        result.description = checks.prose(description, "description", most: 2000)
        _ = checks.number(karma, "karma", within: 1...1000)
        assignment.check(&checks)
        Self.check(startDate, &checks)
        recurrence.check(from: startDate, &checks)
        try checks.finish()
        return result
    }

    fileprivate static func check(name: String, _ checks: inout FieldChecks) {
        _ = checks.line(name, "name", length: 1...200)
    }

    fileprivate static func check(_ startDate: CalendarDate, _ checks: inout FieldChecks) {
        if !(2000...2099).contains(startDate.year) {
            checks.fail("startDate", code: "out_of_range", "Choose a day in the years 2000 to 2099.")
        }
    }
}

/// What an edit changes of a schedule; what isn't named stays.
package struct ScheduleEdit: Sendable, Equatable {
    package var name: String?
    package var description: Patch<String> = .keep
    package var karma: Patch<Int> = .keep
    package var assignment: ScheduleAssignment?
    package var startDate: CalendarDate?
    package var timeOfDay: Patch<TimeOfDay> = .keep
    package var recurrence: Recurrence?
    package var unfinished: Schedule.Unfinished?
    /// The version it was made from (`If-Match`); none takes any.
    package var ifVersion: Int?

    /// An edit that changes nothing yet.
    package init() {}

    /// An edit that makes a schedule what a draft says.
    package init(_ draft: ScheduleDraft, ifVersion: Int?) {
        name = draft.name
        description = draft.description.map { .set($0) } ?? .clear
        karma = draft.karma.map { .set($0) } ?? .clear
        assignment = draft.assignment
        startDate = draft.startDate
        timeOfDay = draft.timeOfDay.map { .set($0) } ?? .clear
        recurrence = draft.recurrence
        unfinished = draft.unfinished
        self.ifVersion = ifVersion
    }

    /// The schedule as it would be.
    func applied(to schedule: Schedule) -> ScheduleDraft {
        var draft = ScheduleDraft(schedule)
        draft.name = name ?? draft.name
        draft.description = description.applied(to: draft.description)
        draft.karma = karma.applied(to: draft.karma)
        draft.assignment = assignment ?? draft.assignment
        draft.startDate = startDate ?? draft.startDate
        draft.timeOfDay = timeOfDay.applied(to: draft.timeOfDay)
        draft.recurrence = recurrence ?? draft.recurrence
        draft.unfinished = unfinished ?? draft.unfinished
        return draft
    }

    /// Looks at the fields alone, before anything is read.
    /// - Throws: `Invalid` with every failing field.
    package func check() throws(Invalid) {
        var checks = FieldChecks()
        ScheduleDraft.check(name: name ?? "-", &checks)
        if case .set(let text) = description { _ = checks.prose(text, "description", most: 2000) }
        if case .set(let number) = karma { _ = checks.number(number, "karma", within: 1...1000) }
        assignment?.check(&checks)
        if let startDate { ScheduleDraft.check(startDate, &checks) }
        recurrence?.check(from: startDate, &checks)
        try checks.finish()
    }
}
