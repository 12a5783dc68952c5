/// A task a schedule is to make: when, and who is on turn.
package struct Occurrence: Codable, Sendable, Equatable {
    /// The family's day.
    package let date: CalendarDate
    package let dueAt: Timestamp
    package let assignment: Assignment
}

/// What a rule would do, and how that differs from what the saved one does.
package struct SchedulePreview: Codable, Sendable, Equatable {
    /// How a rule differs from the saved one, over the days that both lists reach.
    package struct Difference: Codable, Sendable, Equatable {
        /// Days only the new rule comes on.
        package let added: [Occurrence]
        /// Days only the saved rule comes on.
        package let removed: [Occurrence]
        /// Days on which the time or who is on turn is another, as the new rule has them.
        package let changed: [Occurrence]

        init(from old: [Occurrence], to new: [Occurrence], most: Int) {
            let ends = [old, new].filter { $0.count >= most }.compactMap { $0.last?.date }
            let reach = ends.min()
            let isInReach: (Occurrence) -> Bool = { occurrence in reach.map { occurrence.date <= $0 } ?? true }
            let oldDays = Dictionary(uniqueKeysWithValues: old.map { ($0.date, $0) })
            let newDays = Set(new.map(\.date))
            added = new.filter { isInReach($0) && oldDays[$0.date] == nil }
            removed = old.filter { isInReach($0) && !newDays.contains($0.date) }
            changed = new.filter { occurrence in
                isInReach(occurrence) && (oldDays[occurrence.date].map { $0 != occurrence } ?? false)
            }
        }

        /// Whether the two rules do the same.
        package var isNone: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
    }

    /// The next 20 occurrences.
    package let items: [Occurrence]
    /// None of a rule that isn't saved yet.
    package let difference: Difference?
}

extension FamilyView {
    /// What a rule would do from today on; of a saved schedule also what changes.
    /// - Throws: `FamilyRefusal.parentsOnly`, `.memberNotFound`, `ScheduleRefusal.notFound`.
    package func preview(
        _ draft: ScheduleDraft,
        of saved: Schedule.ID? = nil,
        at now: Timestamp,
        most: Int = 20
    ) throws -> SchedulePreview {
        _ = try roster.parent(me.id)
        let old = try saved.map { try Schedule.find($0, in: family.id, self) }
        // Somebody a saved schedule names may have left meanwhile.
        let newcomers = draft.assignment.named.filter { old?.assignment.named.contains($0) != true }
        try Schedules.check(.rotation(newcomers), in: roster)
        let clock = FamilyClock(timezone: family.timezone)
        let standIn: Schedule.ID = saved ?? Identifier(at: now, chance: Array(repeating: 0, count: 10))
        let new = Schedule(draft, id: standIn, in: family.id, by: me.id, today: clock.date(of: now), at: now)
        guard let old else {
            return SchedulePreview(items: try occurrences(of: new, clock, at: now, most: most), difference: nil)
        }
        var edited = old
        edited.apply(draft)
        let items = try occurrences(of: edited, clock, at: now, most: most)
        // One that is paused is compared as if it went on.
        let before = try occurrences(of: old, clock, at: now, most: most)
        let difference = SchedulePreview.Difference(from: before, to: items, most: most)
        return SchedulePreview(items: items, difference: difference)
    }

    /// The next tasks a schedule is to make, from today on.
    package func occurrences(
        of schedule: Schedule,
        _ clock: FamilyClock,
        at now: Timestamp,
        most: Int
    ) throws -> [Occurrence] {
        let today = clock.date(of: now)
        let (made, skipped) = try schedule.decided(from: today, self)
        var turn = schedule.lastTurn
        var occurrences: [Occurrence] = []
        for date in schedule.dates(from: today) where !made.contains(date) && !skipped.contains(date) {
            let assignment = schedule.assignment.next(after: turn, in: roster)
            if case .member(let id) = assignment { turn = id }
            let due = schedule.due(on: date, clock)
            occurrences.append(Occurrence(date: date, dueAt: due, assignment: assignment))
            if occurrences.count == most { break }
        }
        return occurrences
    }
}
