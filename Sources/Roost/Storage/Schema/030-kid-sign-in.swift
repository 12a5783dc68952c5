extension Migration {
    /// Children sign in by their family's code and a PIN; who made an account may look after its sign-in.
    static let kidSignIn = Migration(name: "030-kid-sign-in") { sql in
        [
            """
            CREATE TABLE family_code (
                family_id TEXT NOT NULL PRIMARY KEY REFERENCES family (id) ON DELETE CASCADE,
                code TEXT NOT NULL UNIQUE
            ) \(sql.tableEnd)
            """,
            """
            CREATE TABLE pin (
                user_id TEXT NOT NULL PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE,
                hash TEXT NOT NULL,
                tries \(sql.integer) NOT NULL
            ) \(sql.tableEnd)
            """,
            #"ALTER TABLE "user" ADD COLUMN kept_by TEXT REFERENCES family (id) ON DELETE SET NULL"#,
            #"CREATE INDEX user_kept_by ON "user" (kept_by) WHERE kept_by IS NOT NULL"#,
            // Until now children were in a family only because its parents had made their accounts.
            """
            UPDATE "user" SET kept_by = (
                SELECT family_id FROM member WHERE user_id = "user".id AND role = 'child' ORDER BY joined_at LIMIT 1
            )
            """,
        ]
    }
}
