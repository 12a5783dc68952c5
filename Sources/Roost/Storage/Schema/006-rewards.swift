extension Migration {
    static let rewards = Migration(name: "006-rewards") { sql in
        [
            """
            CREATE TABLE reward (
                id TEXT NOT NULL PRIMARY KEY,
                family_id TEXT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                description TEXT,
                karma_cost \(sql.integer) NOT NULL,
                emoji TEXT NOT NULL,
                image_tag TEXT,
                archived_at \(sql.integer),
                created_at \(sql.integer) NOT NULL,
                version \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX reward_family ON reward (family_id, created_at, id)",
            """
            CREATE TABLE reward_image (
                reward_id TEXT NOT NULL PRIMARY KEY REFERENCES reward (id) ON DELETE CASCADE,
                type TEXT NOT NULL,
                bytes \(sql.bytes) NOT NULL
            ) \(sql.tableEnd)
            """,
            """
            CREATE TABLE favourite (
                reward_id TEXT NOT NULL REFERENCES reward (id) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                PRIMARY KEY (reward_id, user_id)
            ) \(sql.tableEnd)
            """,
            """
            CREATE TABLE claim (
                id TEXT NOT NULL PRIMARY KEY,
                family_id TEXT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
                reward_id TEXT NOT NULL REFERENCES reward (id) ON DELETE CASCADE,
                reward_name TEXT NOT NULL,
                karma_cost \(sql.integer) NOT NULL,
                member_id TEXT NOT NULL,
                status TEXT NOT NULL,
                approval_task_id TEXT NOT NULL,
                reason TEXT,
                decided_by TEXT,
                decided_at \(sql.integer),
                created_at \(sql.integer) NOT NULL,
                version \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX claim_family ON claim (family_id, created_at, id)",
            "CREATE INDEX claim_member ON claim (family_id, member_id, created_at, id)",
            "CREATE UNIQUE INDEX claim_pending ON claim (reward_id, member_id) WHERE status = 'pending'",
        ]
    }
}
