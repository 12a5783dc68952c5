extension Migration {
    /// Mutations that their clients have named, for 24 hours.
    static let keyedRequests = Migration(name: "007-keyed-requests") { sql in
        [
            """
            CREATE TABLE keyed_request (
                user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
                key TEXT NOT NULL,
                fingerprint TEXT NOT NULL,
                attempt TEXT NOT NULL,
                created_at \(sql.integer) NOT NULL,
                answer TEXT,
                body TEXT,
                PRIMARY KEY (user_id, key)
            ) \(sql.tableEnd)
            """,
            "CREATE INDEX keyed_request_age ON keyed_request (created_at)",
        ]
    }
}
