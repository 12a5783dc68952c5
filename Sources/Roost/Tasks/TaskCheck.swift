/// Checks that tasks have been credited as often as they are completed.
enum TaskCheck {
    static func findings(in reading: borrowing ReadTransaction) throws -> [Finding] {
        let rows = try reading.rows(
            """
            SELECT task.id, task.status,
                sum(CASE karma_entry.source WHEN 'task_completed' THEN 1 WHEN 'task_reopened' THEN -1 ELSE 0 END) AS credits
            FROM task JOIN karma_entry ON karma_entry.task_id = task.id
            WHERE task.claim_id IS NULL GROUP BY task.id, task.status
            """
        )
        let credited = try rows.compactMap { row -> Finding? in
            let (status, credits): (FamilyTask.Status, Int) = (try row["status"], try row["credits"])
            guard credits != (status == .completed ? 1 : 0) else { return nil }
            return Finding(.task, "task \(try row["id"] as String) is \(status.rawValue) and has \(credits) credits")
        }
        let uncredited = try reading.rows(
            """
            SELECT id FROM task WHERE status = 'completed' AND claim_id IS NULL AND karma IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM karma_entry WHERE task_id = task.id)
            """
        ).map { Finding(.task, "task \(try $0["id"] as String) is completed and has no entry") }
        return credited + uncredited
    }
}
