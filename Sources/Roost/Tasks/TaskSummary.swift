/// How many tasks each tab of the page holds.
package struct TaskSummary: Codable, Sendable, Equatable {
    /// Open ones for me: by name, by role, or for everyone.
    package let mine: Int
    package let all: Int
    package let open: Int
    package let completed: Int
}

extension FamilyView {
    /// One task.
    /// - Throws: `TaskRefusal.notFound`.
    package func task(_ id: FamilyTask.ID) throws -> FamilyTask {
        try FamilyTask.find(id, in: family.id, self)
    }

    /// A page of the family's tasks.
    /// - Throws: `Invalid` for a cursor of another list, a limit out of range, or too long a text.
    package func tasks(_ list: TaskList) throws -> Page<FamilyTask> {
        let tasks = try rows(try list.query(in: roster)).map(FamilyTask.init)
        return Page(tasks, limit: list.limit, cursor: list.cursor(after:))
    }

    /// How many tasks there are.
    package func taskSummary() throws -> TaskSummary {
        let mine = TaskList.condition(.reaches(me.id), in: roster)
        let row = try first(
            """
            SELECT count(*) AS total,
                count(CASE WHEN status = 'open' THEN 1 END) AS open_count,
                count(CASE WHEN status = 'completed' THEN 1 END) AS completed_count,
                count(CASE WHEN status = 'open' AND (\(mine)) THEN 1 END) AS mine_count
            FROM task WHERE family_id = \(family.id)
            """
        )
        guard let row else { throw StorageFault.mismatch(column: "total") }
        return TaskSummary(
            mine: try row["mine_count"],
            all: try row["total"],
            open: try row["open_count"],
            completed: try row["completed_count"]
        )
    }
}
