extension Migration {
    /// What a reader of the activity asks for: kind, whom an event is about, and when it was, each by an index of its own.
    static let activity = Migration(name: "051-activity") { sql in
        [
            "ALTER TABLE event ADD COLUMN kind TEXT",
            "ALTER TABLE event ADD COLUMN subject_id TEXT",
            "CREATE INDEX event_told ON event (family_id, at, position) WHERE kind IS NOT NULL",
            "CREATE INDEX event_kind ON event (family_id, kind, at, position) WHERE kind IS NOT NULL",
            "CREATE INDEX event_actor ON event (family_id, actor_id, at, position) WHERE kind IS NOT NULL",
            "CREATE INDEX event_subject ON event (family_id, subject_id, at, position) WHERE kind IS NOT NULL",
        ]
    }
}
