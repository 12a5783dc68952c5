extension Migration {
    static let events = Migration(name: "003-events") { sql in
        [
            """
            CREATE TABLE event (
                family_id TEXT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
                position \(sql.integer) NOT NULL,
                name TEXT NOT NULL,
                payload TEXT NOT NULL,
                audience TEXT NOT NULL,
                actor_id TEXT,
                cause TEXT,
                at \(sql.integer) NOT NULL,
                PRIMARY KEY (family_id, position)
            ) \(sql.tableEnd)
            """
        ]
    }
}
