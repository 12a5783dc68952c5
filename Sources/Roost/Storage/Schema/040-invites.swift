extension Migration {
    static let invites = Migration(name: "040-invites") { sql in
        [
            """
            CREATE TABLE invite (
                id TEXT NOT NULL PRIMARY KEY,
                family_id TEXT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
                token_hash TEXT NOT NULL UNIQUE,
                role TEXT NOT NULL,
                created_by TEXT NOT NULL,
                created_at \(sql.integer) NOT NULL,
                expires_at \(sql.integer) NOT NULL,
                fate TEXT,
                accepted_by TEXT
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX invite_family ON invite (family_id, created_at, id)",
        ]
    }
}
