extension Migration {
    /// `key` counts all messages, for the index of their words; `number` counts those of a chat.
    static let messages = Migration(name: "021-messages") { sql in
        [
            """
            CREATE TABLE message (
                key \(sql.counter),
                id TEXT NOT NULL UNIQUE,
                chat_id TEXT NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
                number \(sql.integer) NOT NULL,
                author_id TEXT NOT NULL,
                client_id TEXT NOT NULL,
                body TEXT NOT NULL,
                image_tag TEXT,
                created_at \(sql.integer) NOT NULL,
                edited_at \(sql.integer),
                deleted_at \(sql.integer),
                version \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            "CREATE UNIQUE INDEX message_number ON message (chat_id, number)",
            "CREATE UNIQUE INDEX message_client ON message (chat_id, author_id, client_id)",
            "CREATE INDEX message_own ON message (chat_id, author_id, number)",
            "CREATE INDEX message_deleted ON message (chat_id, number, author_id) WHERE deleted_at IS NOT NULL",
            "CREATE INDEX message_pace ON message (author_id, created_at)",
            """
            CREATE TABLE reaction (
                message_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
                user_id TEXT NOT NULL,
                emoji TEXT NOT NULL,
                created_at \(sql.integer) NOT NULL,
                PRIMARY KEY (message_id, user_id)
            ) \(sql.tableEnd)
            """,
            """
            CREATE TABLE message_image (
                message_id TEXT NOT NULL PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
                type TEXT NOT NULL,
                bytes \(sql.bytes) NOT NULL
            ) \(sql.tableEnd)
            """,
        ]
    }

    /// The index of messages' words, which each engine has in its own way.
    static let messageSearch = Migration(name: "022-message-search") { $0.messageSearch }
}
