extension Migration {
    /// A family's done tasks are listed by when they were done.
    static let completedTasks = Migration(name: "064-completed-tasks") { _ in
        ["CREATE INDEX task_completed ON task (family_id, status, (coalesce(completed_at, 0)), id)"]
    }
}
