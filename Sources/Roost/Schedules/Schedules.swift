/// What can be done with schedules, all of it by parents. Each verb also makes what is due by now, in the same transaction.
package struct Schedules: Sendable {
    let database: any Database
    let world: World

    /// The schedules in a database.
    package init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Makes a schedule, and today's task when it comes today; days before today are past.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.parentsOnly`, `.memberNotFound`.
    package func create(_ draft: ScheduleDraft, in family: Family.ID, by caller: Caller) async throws -> Schedule {
        let draft = try draft.checked()
        return try await act(in: family, by: caller) { generation, transaction in
            try Self.check(draft.assignment, in: generation.roster)
            var schedule = Schedule(
                draft,
                id: world.newID(at: generation.now),
                in: family,
                by: caller.user,
                today: generation.today,
                at: generation.now
            )
            try schedule.insert(in: transaction)
            try generation.advance(&schedule, in: transaction)
            generation.facts.changed(.schedule(schedule, .created))
            return schedule
        }
    }

    /// Changes a schedule from today on: what it made stays as it is.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.parentsOnly`, `.memberNotFound`, `ScheduleRefusal.notFound`,
    ///   `.changedMeanwhile`.
    package func edit(
        _ id: Schedule.ID,
        _ edit: ScheduleEdit,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Schedule {
        try edit.check()
        return try await change(id, in: family, by: caller) { schedule, generation, _ in
            if let version = edit.ifVersion, version != schedule.version { throw ScheduleRefusal.changedMeanwhile }
            let draft = try edit.applied(to: schedule).checked()
            guard draft != ScheduleDraft(schedule) else { return false }
            // Somebody it names may have left meanwhile; only new names are looked at.
            let new = draft.assignment.named.filter { !schedule.assignment.named.contains($0) }
            try Self.check(.rotation(new), in: generation.roster)
            schedule.apply(draft)
            schedule.activeFrom = generation.today
            return true
        }
    }

    /// Makes no tasks until it is resumed; pausing again does nothing.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `ScheduleRefusal.notFound`.
    package func pause(_ id: Schedule.ID, in family: Family.ID, by caller: Caller) async throws -> Schedule {
        try await change(id, in: family, by: caller) { schedule, generation, _ in
            guard schedule.pausedAt == nil else { return false }
            schedule.pausedAt = generation.now
            return true
        }
    }

    /// Makes tasks again, from today on; resuming again does nothing.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `ScheduleRefusal.notFound`.
    package func resume(_ id: Schedule.ID, in family: Family.ID, by caller: Caller) async throws -> Schedule {
        try await change(id, in: family, by: caller) { schedule, generation, _ in
            guard schedule.pausedAt != nil else { return false }
            schedule.pausedAt = nil
            schedule.activeFrom = generation.today
            return true
        }
    }

    /// Leaves out one day that is to come; nobody's turn is used up. Skipping it again does nothing.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `ScheduleRefusal.notFound`, `.notAnOccurrence`, `.alreadyMade`.
    package func skip(
        _ date: CalendarDate,
        of id: Schedule.ID,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Schedule {
        try await change(id, in: family, by: caller) { schedule, generation, transaction in
            let (made, skipped) = try schedule.decided(from: date, transaction)
            if skipped.contains(date) { return false }
            if made.contains(date) { throw ScheduleRefusal.alreadyMade }
            let comes = schedule.dates(from: date).first == date
            guard comes, date >= generation.today else { throw ScheduleRefusal.notAnOccurrence }
            return try schedule.claim(date, for: nil, in: transaction)
        }
    }

    /// Ends a schedule. Its tasks stay, but for the open ones when they are to go too.
    /// `ifVersion` is the version it is known by (`If-Match`); none takes any.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `ScheduleRefusal.notFound`, `.changedMeanwhile`.
    package func delete(
        _ id: Schedule.ID,
        withOpenTasks: Bool,
        ifVersion: Int? = nil,
        in family: Family.ID,
        by caller: Caller
    ) async throws {
        try await act(in: family, by: caller) { generation, transaction in
            var schedule = try Schedule.find(id, in: family, transaction)
            if let ifVersion, ifVersion != schedule.version { throw ScheduleRefusal.changedMeanwhile }
            try schedule.delete(in: transaction)
            schedule.version += 1
            generation.facts.changed(.schedule(schedule, .deleted))
            guard withOpenTasks else { return }
            for var task in try FamilyTask.open(of: id, transaction) {
                try task.delete(in: transaction)
                task.version += 1
                try Tasks.tellDeleted(task, generation.roster, &generation.facts)
            }
        }
    }

    /// Members a schedule names are in the family.
    static func check(_ assignment: ScheduleAssignment, in roster: Roster) throws {
        for id in assignment.named where roster.find(id) == nil { throw FamilyRefusal.memberNotFound }
    }

    /// One verb of a parent on one schedule; when it changed something, what is due by now is made.
    private func change(
        _ id: Schedule.ID,
        in family: Family.ID,
        by caller: Caller,
        _ verb: @escaping @Sendable (inout Schedule, inout Generation, borrowing Transaction) throws -> Bool
    ) async throws -> Schedule {
        try await act(in: family, by: caller) { generation, transaction in
            var schedule = try Schedule.find(id, in: family, transaction)
            guard try verb(&schedule, &generation, transaction) else { return schedule }
            schedule.updatedAt = generation.now
            schedule.version += 1
            try generation.advance(&schedule, in: transaction)
            generation.facts.changed(.schedule(schedule, .updated))
            return schedule
        }
    }

    /// One verb of a parent.
    private func act<Answer: Sendable>(
        in family: Family.ID,
        by caller: Caller,
        _ verb: @escaping @Sendable (inout Generation, borrowing Transaction) throws -> Answer
    ) async throws -> Answer {
        try await database.act(in: family, by: caller, world) { act, transaction in
            try act.requireParent()
            var generation = try Generation(act.roster, at: act.now, world, in: transaction)
            let answer = try verb(&generation, transaction)
            act.facts = generation.facts
            return answer
        }
    }
}

extension Change {
    static func schedule(_ schedule: Schedule, _ effect: Effect) -> Change {
        Change(.schedule, schedule.id.text, version: schedule.version, effect)
    }
}

extension RecurrenceDates {
    /// The first day there is.
    fileprivate var first: CalendarDate? {
        var dates = self
        return dates.next()
    }
}
