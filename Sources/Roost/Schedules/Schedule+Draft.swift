/// A schedule as its draft has it.
extension Schedule {
    init(
        _ draft: ScheduleDraft,
        id: ID,
        in family: Family.ID,
        by author: User.ID,
        today: CalendarDate,
        at now: Timestamp
    ) {
        self.init(
            id: id,
            familyId: family,
            name: draft.name,
            description: draft.description,
            karma: draft.karma,
            assignment: draft.assignment,
            startDate: draft.startDate,
            timeOfDay: draft.timeOfDay,
            recurrence: draft.recurrence,
            unfinished: draft.unfinished,
            createdBy: author,
            createdAt: now,
            updatedAt: now,
            version: 1,
            activeFrom: today
        )
    }

    mutating func apply(_ draft: ScheduleDraft) {
        name = draft.name
        description = draft.description
        karma = draft.karma
        assignment = draft.assignment
        startDate = draft.startDate
        timeOfDay = draft.timeOfDay
        recurrence = draft.recurrence
        unfinished = draft.unfinished
    }
}
