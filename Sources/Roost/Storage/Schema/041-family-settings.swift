extension Migration {
    /// Which day a family's weeks begin with, and when it is not to be disturbed.
    static let familySettings = Migration(name: "041-family-settings") { sql in
        [
            "ALTER TABLE family ADD COLUMN first_day_of_week TEXT NOT NULL DEFAULT 'MO'",
            "ALTER TABLE family ADD COLUMN quiet_from TEXT",
            "ALTER TABLE family ADD COLUMN quiet_to TEXT",
        ]
    }
}
