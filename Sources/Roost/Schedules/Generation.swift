/// Brings schedules of one family up to an instant, inside a transaction: makes what is due, lets pass what was missed.
struct Generation {
    let roster: Roster
    let now: Timestamp
    let today: CalendarDate
    /// What there is to tell.
    var facts: Facts
    private let clock: FamilyClock
    private let world: World

    /// How many days back a missed one is still made.
    private static let lookBack = 2

    init(_ roster: Roster, at now: Timestamp, _ world: World, in transaction: borrowing Transaction) throws {
        guard let family = try Family.find(roster.family, in: transaction) else { throw FamilyRefusal.notAMember }
        self.roster = roster
        self.now = now
        self.world = world
        clock = FamilyClock(timezone: family.timezone)
        today = clock.date(of: now)
        facts = Facts(for: roster)
    }

    /// Makes the tasks that are due, expires those they take the place of, notes when to look again, and saves.
    mutating func advance(_ schedule: inout Schedule, in transaction: borrowing Transaction) throws {
        schedule.nextAt = nil
        if schedule.pausedAt == nil {
            try make(&schedule, in: transaction)
            let succession = try expire(schedule, in: transaction)
            schedule.nextAt = try [succession, nextDay(of: schedule, transaction)].compactMap(\.self).min()
        }
        try schedule.update(in: transaction)
    }

    private mutating func make(_ schedule: inout Schedule, in transaction: borrowing Transaction) throws {
        let earliest = max(today.adding(days: -Self.lookBack), schedule.activeFrom)
        for date in schedule.dates(from: earliest) {
            guard date <= today else { return }
            let assignment = schedule.assignment.next(after: schedule.lastTurn, in: roster)
            let task = task(of: schedule, on: date, for: assignment)
            guard try schedule.claim(date, for: task.id, in: transaction) else { continue }
            if case .rotation = schedule.assignment, case .member(let id) = assignment { schedule.lastTurn = id }
            try task.insert(in: transaction)
            let people = assignment.people(in: roster)
            let family = schedule.familyId
            let created = TaskCreated(familyId: family, task: task, assignedTo: people.sorted(), recurring: true)
            try facts.tell(created, to: people)
            facts.changed(.task(task, .created))
        }
    }

    /// - Returns: when the next task takes the place of an open one.
    private mutating func expire(_ schedule: Schedule, in transaction: borrowing Transaction) throws -> Timestamp? {
        guard schedule.unfinished == .expire else { return nil }
        let open = try FamilyTask.open(of: schedule.id, transaction)
        guard let oldest = open.compactMap(\.occurrenceDate).min(), let oldest = CalendarDate(oldest) else {
            return nil
        }
        let later = try schedule.decided(from: oldest, transaction).made.filter { $0 > oldest }
        let due = later.filter { schedule.succession(on: $0, clock) <= now }.max()
        for var task in open {
            guard let due, let date = task.occurrenceDate, date < due.description else { continue }
            task.expire(at: now)
            try task.update(in: transaction)
            let people = task.assignment.people(in: roster)
            try facts.tell(TaskExpired(familyId: task.familyId, task: task, by: nil), to: people)
            facts.changed(.task(task, .updated))
        }
        return later.map { schedule.succession(on: $0, clock) }.filter { $0 > now }.min()
    }

    private func nextDay(of schedule: Schedule, _ transaction: borrowing Transaction) throws -> Timestamp? {
        let tomorrow = today.adding(days: 1)
        let skipped = try schedule.decided(from: tomorrow, transaction).skipped
        let earliest = max(tomorrow, schedule.activeFrom)
        return schedule.dates(from: earliest).first { !skipped.contains($0) }.map(clock.midnight)
    }

    private func task(of schedule: Schedule, on date: CalendarDate, for assignment: Assignment) -> FamilyTask {
        let draft = TaskDraft(
            name: schedule.name,
            description: schedule.description,
            dueAt: schedule.due(on: date, clock),
            assignment: assignment,
            karma: schedule.karma
        )
        var task = FamilyTask(draft, id: world.newID(at: now), in: schedule.familyId, by: schedule.createdBy, at: now)
        task.scheduleId = schedule.id
        task.occurrenceDate = date.description
        return task
    }
}
