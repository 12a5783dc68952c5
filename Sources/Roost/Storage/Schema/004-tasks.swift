extension Migration {
    static let tasks = Migration(name: "004-tasks") { sql in
        [
            """
            CREATE TABLE task (
                id TEXT NOT NULL PRIMARY KEY,
                family_id TEXT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                description TEXT,
                due_at \(sql.integer),
                assignee_type TEXT NOT NULL,
                assignee TEXT,
                karma \(sql.integer),
                status TEXT NOT NULL,
                completed_at \(sql.integer),
                completed_by TEXT,
                credited_to TEXT,
                schedule_id TEXT,
                occurrence_date TEXT,
                claim_id TEXT,
                created_by TEXT NOT NULL,
                created_at \(sql.integer) NOT NULL,
                updated_at \(sql.integer) NOT NULL,
                version \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX task_created ON task (family_id, created_at, id)",
            "CREATE INDEX task_due ON task (family_id, status, due_at, id)",
            "CREATE UNIQUE INDEX task_claim ON task (claim_id) WHERE claim_id IS NOT NULL",
        ]
    }
}
