extension Migration {
    static let accounts = Migration(name: "001-accounts") { sql in
        [
            """
            CREATE TABLE "user" (
                id TEXT NOT NULL PRIMARY KEY,
                email TEXT UNIQUE,
                name TEXT NOT NULL,
                birthdate TEXT,
                language TEXT NOT NULL,
                emoji TEXT NOT NULL,
                colour TEXT NOT NULL,
                created_at \(sql.integer) NOT NULL,
                version \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            """
            CREATE TABLE password (
                user_id TEXT NOT NULL PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE,
                hash TEXT NOT NULL
            ) \(sql.tableEnd)
            """,
            """
            CREATE TABLE sign_in (
                id TEXT NOT NULL PRIMARY KEY,
                user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
                token_hash TEXT NOT NULL UNIQUE,
                created_at \(sql.integer) NOT NULL,
                seen_at \(sql.integer) NOT NULL,
                expires_at \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX sign_in_user ON sign_in (user_id)",
        ]
    }
}
