extension Migration {
    /// Whatever is somebody's is found by who it is: for the export of all one's data.
    static let export = Migration(name: "032-export") { _ in
        [
            "CREATE INDEX task_creator ON task (created_by)",
            "CREATE INDEX task_completer ON task (completed_by) WHERE completed_by IS NOT NULL",
            "CREATE INDEX karma_entry_user ON karma_entry (user_id)",
            "CREATE INDEX claim_claimer ON claim (member_id)",
        ]
    }
}
