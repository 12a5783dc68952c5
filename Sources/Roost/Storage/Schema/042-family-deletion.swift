extension Migration {
    /// What goes with a family is found without looking through everybody else's.
    static let familyDeletion = Migration(name: "042-family-deletion") { _ in
        [
            "CREATE INDEX claim_reward ON claim (reward_id)",
            "CREATE INDEX chat_family ON chat (family_id)",
        ]
    }
}
