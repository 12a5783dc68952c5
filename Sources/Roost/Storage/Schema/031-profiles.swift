extension Migration {
    /// Pictures of people.
    static let profiles = Migration(name: "031-profiles") { sql in
        [
            #"ALTER TABLE "user" ADD COLUMN image_tag TEXT"#,
            """
            CREATE TABLE user_image (
                user_id TEXT NOT NULL PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE,
                type TEXT NOT NULL,
                bytes \(sql.bytes) NOT NULL
            ) \(sql.tableEnd)
            """,
        ]
    }
}
