extension Migration {
    static let schedules = Migration(name: "009-schedules") { sql in
        [
            """
            CREATE TABLE schedule (
                id TEXT NOT NULL PRIMARY KEY,
                family_id TEXT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                description TEXT,
                karma \(sql.integer),
                assignment TEXT NOT NULL,
                start_date TEXT NOT NULL,
                time_of_day TEXT,
                recurrence TEXT NOT NULL,
                unfinished TEXT NOT NULL,
                last_turn TEXT,
                active_from TEXT NOT NULL,
                next_at \(sql.integer),
                paused_at \(sql.integer),
                created_by TEXT NOT NULL,
                created_at \(sql.integer) NOT NULL,
                updated_at \(sql.integer) NOT NULL,
                version \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX schedule_family ON schedule (family_id, created_at, id)",
            "CREATE INDEX schedule_next ON schedule (next_at)",
            """
            CREATE TABLE schedule_date (
                schedule_id TEXT NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
                date TEXT NOT NULL,
                task_id TEXT,
                PRIMARY KEY (schedule_id, date)
            ) \(sql.tableEnd)
            """,
            "CREATE UNIQUE INDEX task_occurrence ON task (schedule_id, occurrence_date) WHERE schedule_id IS NOT NULL",
            "CREATE INDEX task_schedule ON task (schedule_id, status) WHERE schedule_id IS NOT NULL",
        ]
    }
}
