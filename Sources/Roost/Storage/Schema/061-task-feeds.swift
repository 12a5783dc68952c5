extension Migration {
    /// The links by which calendar programs read a member's tasks; each goes with its membership.
    static let taskFeeds = Migration(name: "061-task-feeds") { sql in
        [
            """
            CREATE TABLE task_feed (
                family_id TEXT NOT NULL,
                user_id TEXT NOT NULL,
                token_hash TEXT NOT NULL UNIQUE,
                created_at \(sql.integer) NOT NULL,
                PRIMARY KEY (family_id, user_id),
                FOREIGN KEY (family_id, user_id) REFERENCES member (family_id, user_id) ON DELETE CASCADE
            ) \(sql.tableEnd)
            """
        ]
    }
}
