extension Schedule {
    init(_ row: Row) throws {
        id = try row["id"]
        familyId = try row["family_id"]
        name = try row["name"]
        description = try row["description"]
        karma = try row["karma"]
        assignment = try JSON.value(ScheduleAssignment.self, from: try row["assignment"])
        startDate = try row["start_date"]
        timeOfDay = try row["time_of_day"]
        recurrence = try JSON.value(Recurrence.self, from: try row["recurrence"])
        unfinished = try row["unfinished"]
        lastTurn = try row["last_turn"]
        activeFrom = try row["active_from"]
        nextAt = try row["next_at"]
        pausedAt = try row["paused_at"]
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
        version = try row["version"]
    }

    /// - Throws: `ScheduleRefusal.notFound`, also for a schedule of another family.
    static func find(
        _ id: ID,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Schedule {
        let row = try reading.first("SELECT * FROM schedule WHERE id = \(id) AND family_id = \(family)")
        guard let row else { throw ScheduleRefusal.notFound }
        return try Schedule(row)
    }

    func insert(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO schedule (id, family_id, name, description, karma, assignment, start_date, time_of_day, recurrence,
                unfinished, last_turn, active_from, next_at, paused_at, created_by, created_at, updated_at, version)
            VALUES (\(id), \(familyId), \(name), \(description), \(karma), \(try JSON.text(assignment)), \(startDate),
                \(timeOfDay), \(try JSON.text(recurrence)), \(unfinished), \(lastTurn), \(activeFrom), \(nextAt),
                \(pausedAt), \(createdBy), \(createdAt), \(updatedAt), \(version))
            """
        )
    }

    func update(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            UPDATE schedule SET name = \(name), description = \(description), karma = \(karma),
                assignment = \(try JSON.text(assignment)), start_date = \(startDate), time_of_day = \(timeOfDay),
                recurrence = \(try JSON.text(recurrence)), unfinished = \(unfinished), last_turn = \(lastTurn),
                active_from = \(activeFrom), next_at = \(nextAt), paused_at = \(pausedAt), updated_at = \(updatedAt),
                version = \(version)
            WHERE id = \(id)
            """
        )
    }

    func delete(in transaction: borrowing Transaction) throws {
        try transaction.run("DELETE FROM schedule WHERE id = \(id)")
    }

    /// Notes what became of a day: a task, or none when it is skipped.
    /// - Returns: whether nothing had become of it before.
    func claim(
        _ date: CalendarDate,
        for task: FamilyTask.ID?,
        in transaction: borrowing Transaction
    ) throws -> Bool {
        try transaction.first(
            """
            INSERT INTO schedule_date (schedule_id, date, task_id) VALUES (\(id), \(date), \(task))
            ON CONFLICT DO NOTHING RETURNING date
            """
        ) != nil
    }

    /// The days from one on that something has become of: those with a task, and those skipped.
    func decided(
        from earliest: CalendarDate,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> (made: Set<CalendarDate>, skipped: Set<CalendarDate>) {
        let rows = try reading.rows(
            "SELECT date, task_id FROM schedule_date WHERE schedule_id = \(id) AND date >= \(earliest)"
        )
        var (made, skipped): (Set<CalendarDate>, Set<CalendarDate>) = ([], [])
        for row in rows {
            let task: FamilyTask.ID? = try row["task_id"]
            if task == nil { skipped.insert(try row["date"]) } else { made.insert(try row["date"]) }
        }
        return (made, skipped)
    }
}
