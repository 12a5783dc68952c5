extension Migration {
    static let karma = Migration(name: "005-karma") { sql in
        [
            """
            CREATE TABLE karma_entry (
                id TEXT NOT NULL PRIMARY KEY,
                family_id TEXT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                number \(sql.integer) NOT NULL,
                amount \(sql.integer) NOT NULL CHECK (amount <> 0),
                balance \(sql.integer) NOT NULL CHECK (balance >= 0),
                source TEXT NOT NULL,
                description TEXT NOT NULL,
                actor_id TEXT NOT NULL,
                task_id TEXT,
                claim_id TEXT,
                created_at \(sql.integer) NOT NULL,
                previous_hash TEXT NOT NULL
            ) \(sql.tableEnd)
            """,
            "CREATE UNIQUE INDEX karma_entry_chain ON karma_entry (family_id, user_id, number)",
        ]
    }
}
