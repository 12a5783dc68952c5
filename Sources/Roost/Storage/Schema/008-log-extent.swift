extension Migration {
    /// How far a family's log has been pruned, and which offsets may be of an epoch before a restore.
    static let logExtent = Migration(name: "008-log-extent") { sql in
        [
            "ALTER TABLE family ADD COLUMN pruned \(sql.integer) NOT NULL DEFAULT 0",
            "ALTER TABLE family ADD COLUMN doubted \(sql.integer) NOT NULL DEFAULT 0",
        ]
    }
}
