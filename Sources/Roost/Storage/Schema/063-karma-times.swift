extension Migration {
    /// The chart of karma wants the last weeks of a family's ledgers, however long those are.
    static let karmaTimes = Migration(name: "063-karma-times") { _ in
        ["CREATE INDEX karma_entry_time ON karma_entry (family_id, created_at)"]
    }
}
