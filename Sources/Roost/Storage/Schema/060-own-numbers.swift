extension Migration {
    /// `own_number` counts a chat's messages of one author, so that how many of what came since are one's own is two looks, not a
    /// count of them all.
    static let ownNumbers = Migration(name: "060-own-numbers") { sql in
        [
            "ALTER TABLE message ADD COLUMN own_number \(sql.integer) NOT NULL DEFAULT 0",
            """
            UPDATE message SET own_number = counted.own_number FROM (
                SELECT key, row_number() OVER (PARTITION BY chat_id, author_id ORDER BY number) AS own_number FROM message
            ) AS counted WHERE counted.key = message.key
            """,
        ]
    }
}
