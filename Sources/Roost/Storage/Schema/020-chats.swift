extension Migration {
    static let chats = Migration(name: "020-chats") { sql in
        [
            """
            CREATE TABLE chat (
                id TEXT NOT NULL PRIMARY KEY,
                family_id TEXT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
                type TEXT NOT NULL,
                pair TEXT,
                title TEXT,
                last_number \(sql.integer) NOT NULL,
                last_at \(sql.integer) NOT NULL,
                created_by TEXT NOT NULL,
                created_at \(sql.integer) NOT NULL,
                version \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            "CREATE UNIQUE INDEX chat_pair ON chat (family_id, pair) WHERE pair IS NOT NULL",
            """
            CREATE TABLE chat_member (
                chat_id TEXT NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                role TEXT NOT NULL,
                joined_at \(sql.integer) NOT NULL,
                first_number \(sql.integer) NOT NULL,
                read_number \(sql.integer) NOT NULL,
                is_muted \(sql.integer) NOT NULL,
                PRIMARY KEY (chat_id, user_id)
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX chat_member_user ON chat_member (user_id)",
        ]
    }
}
