extension Migration {
    /// How many there are of a reward, how often a week a member may have it, and which claims took one.
    static let rewardLimits = Migration(name: "050-reward-limits") { sql in
        [
            "ALTER TABLE reward ADD COLUMN stock \(sql.integer) CHECK (stock >= 0)",
            "ALTER TABLE reward ADD COLUMN limit_per_member \(sql.integer)",
            "ALTER TABLE claim ADD COLUMN took_stock \(sql.integer) NOT NULL DEFAULT 0",
        ]
    }
}
