extension FamilyTask {
    init(_ row: Row) throws {
        id = try row["id"]
        familyId = try row["family_id"]
        name = try row["name"]
        description = try row["description"]
        dueAt = try row["due_at"]
        assignment = try Assignment(row)
        karma = try row["karma"]
        status = try row["status"]
        completedAt = try row["completed_at"]
        completedBy = try row["completed_by"]
        creditedTo = try row["credited_to"]
        scheduleId = try row["schedule_id"]
        occurrenceDate = try row["occurrence_date"]
        claimId = try row["claim_id"]
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
        version = try row["version"]
    }

    /// - Throws: `TaskRefusal.notFound`, also for a task of another family.
    static func find(
        _ id: ID,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> FamilyTask {
        let row = try reading.first("SELECT * FROM task WHERE id = \(id) AND family_id = \(family)")
        guard let row else { throw TaskRefusal.notFound }
        return try FamilyTask(row)
    }

    /// The task as somebody has it before them; no version is any (`If-Match`).
    /// - Throws: `TaskRefusal.notFound`, `.changedMeanwhile`.
    static func find(
        _ id: ID,
        asOf version: Int?,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> FamilyTask {
        let task = try find(id, in: family, reading)
        if let version, version != task.version { throw TaskRefusal.changedMeanwhile }
        return task
    }

    func insert(in transaction: borrowing Transaction) throws {
        let (type, assignee) = assignment.columns
        try transaction.run(
            """
            INSERT INTO task (id, family_id, name, description, due_at, assignee_type, assignee, karma, status,
                completed_at, completed_by, credited_to, schedule_id, occurrence_date, claim_id,
                created_by, created_at, updated_at, version)
            VALUES (\(id), \(familyId), \(name), \(description), \(dueAt), \(type), \(assignee), \(karma), \(status),
                \(completedAt), \(completedBy), \(creditedTo), \(scheduleId), \(occurrenceDate), \(claimId),
                \(createdBy), \(createdAt), \(updatedAt), \(version))
            """
        )
    }

    func update(in transaction: borrowing Transaction) throws {
        let (type, assignee) = assignment.columns
        try transaction.run(
            """
            UPDATE task SET name = \(name), description = \(description), due_at = \(dueAt), assignee_type = \(type),
                assignee = \(assignee), karma = \(karma), status = \(status), completed_at = \(completedAt),
                completed_by = \(completedBy), credited_to = \(creditedTo), updated_at = \(updatedAt), version = \(version)
            WHERE id = \(id)
            """
        )
    }

    /// The tasks by which somebody's claims were approved don't name them any more.
    static func forgetName(ofClaimer user: User.ID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            UPDATE task SET name = 'Provide ' || (SELECT reward_name FROM claim WHERE claim.id = task.claim_id)
                WHERE claim_id IN (SELECT id FROM claim WHERE member_id = \(user))
            """
        )
    }

    func delete(in transaction: borrowing Transaction) throws {
        try transaction.run("DELETE FROM task WHERE id = \(id)")
    }

    static func open(
        assignedTo member: User.ID,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> [FamilyTask] {
        try reading.rows(
            """
            SELECT * FROM task WHERE family_id = \(family) AND status = 'open'
                AND assignee_type = 'member' AND assignee = \(member) ORDER BY id
            """
        ).map(FamilyTask.init)
    }

    /// The open tasks of a schedule, the oldest day first.
    static func open(
        of schedule: Schedule.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> [FamilyTask] {
        try reading.rows(
            "SELECT * FROM task WHERE schedule_id = \(schedule) AND status = 'open' ORDER BY occurrence_date"
        ).map(FamilyTask.init)
    }
}

/// Tasks by who did something about them.
extension FamilyTask {
    /// Only of the families one is in: others go on with theirs, and that is nobody's business who has left.
    static func created(by user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> [FamilyTask] {
        try reading.rows(
            """
            SELECT * FROM task WHERE created_by = \(user)
                AND family_id IN (SELECT family_id FROM member WHERE user_id = \(user)) ORDER BY id
            """
        ).map(FamilyTask.init)
    }

    static func completed(by user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> [FamilyTask] {
        try reading.rows("SELECT * FROM task WHERE completed_by = \(user) ORDER BY id").map(FamilyTask.init)
    }
}
