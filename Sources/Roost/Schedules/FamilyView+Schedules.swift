/// A schedule with what a screen shows of it.
package struct ScheduleDetails: Sendable, Encodable, Equatable {
    /// The schedule.
    package let schedule: Schedule
    /// The days from today on that it leaves out.
    package let skips: [CalendarDate]
    /// The next task it is to make; none while it is paused, or when it has ended.
    package let next: Occurrence?

    private enum CodingKeys: String, CodingKey {
        case skips, next
    }

    package func encode(to encoder: any Encoder) throws {
        try schedule.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(skips, forKey: .skips)
        try container.encodeIfPresent(next, forKey: .next)
    }
}

extension FamilyView {
    /// One schedule. Parents only.
    /// - Throws: `FamilyRefusal.parentsOnly`, `ScheduleRefusal.notFound`.
    package func schedule(_ id: Schedule.ID, at now: Timestamp) throws -> ScheduleDetails {
        _ = try roster.parent(me.id)
        return try details(try Schedule.find(id, in: family.id, self), at: now)
    }

    /// A page of the family's schedules, the oldest first. Parents only.
    /// - Throws: `FamilyRefusal.parentsOnly`; `Invalid` for a cursor of another list, or a limit out of range.
    package func schedules(
        cursor: String? = nil,
        limit: Int = 50,
        at now: Timestamp
    ) throws -> Page<ScheduleDetails> {
        _ = try roster.parent(me.id)
        try PageLimit.check(limit)
        var conditions: [SQL] = ["family_id = \(family.id)"]
        if let cursor {
            let parts = cursor.split(separator: ".")
            guard parts.count == 2, let key = Int64(parts[0]), let id = Schedule.ID(String(parts[1])) else {
                throw Invalid("cursor", "This cursor is not from this list.")
            }
            conditions.append("(created_at, id) > (\(key), \(id))")
        }
        let schedules = try rows(
            "SELECT * FROM schedule WHERE \(SQL.all(conditions)) ORDER BY created_at, id LIMIT \(limit + 1)"
        ).map(Schedule.init)
        let page = Page(schedules, limit: limit) { "\($0.createdAt.milliseconds).\($0.id.text)" }
        return try page.map { try details($0, at: now) }
    }

    private func details(_ schedule: Schedule, at now: Timestamp) throws -> ScheduleDetails {
        let clock = FamilyClock(timezone: family.timezone)
        let skips = try schedule.decided(from: clock.date(of: now), self).skipped
        let next = try schedule.pausedAt == nil ? occurrences(of: schedule, clock, at: now, most: 1).first : nil
        return ScheduleDetails(schedule: schedule, skips: skips.sorted(), next: next)
    }
}
