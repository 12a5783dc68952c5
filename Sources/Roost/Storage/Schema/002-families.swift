extension Migration {
    static let families = Migration(name: "002-families") { sql in
        [
            """
            CREATE TABLE family (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                timezone TEXT NOT NULL,
                language TEXT NOT NULL,
                head \(sql.integer) NOT NULL,
                epoch TEXT NOT NULL,
                created_at \(sql.integer) NOT NULL,
                version \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            """
            CREATE TABLE member (
                family_id TEXT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
                user_id TEXT NOT NULL REFERENCES "user" (id),
                role TEXT NOT NULL,
                joined_at \(sql.integer) NOT NULL,
                version \(sql.integer) NOT NULL,
                PRIMARY KEY (family_id, user_id)
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX member_user ON member (user_id)",
        ]
    }
}
