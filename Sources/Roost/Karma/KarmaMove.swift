/// How much karma moved when: what a chart needs of an entry.
package struct KarmaMove: Sendable, Equatable {
    /// Never 0; below 0 when karma went.
    package let amount: Int
    /// When.
    package let at: Timestamp

    /// A move.
    package init(amount: Int, at: Timestamp) {
        self.amount = amount
        self.at = at
    }
}

extension FamilyView {
    /// All moves from an instant on, of one member or of the family as a whole, the oldest first.
    package func karmaMoves(since start: Timestamp, of user: User.ID?) throws -> [KarmaMove] {
        var conditions: [SQL] = ["family_id = \(family.id)", "created_at >= \(start)"]
        if let user { conditions.append("user_id = \(user)") }
        return try rows(
            "SELECT amount, created_at FROM karma_entry WHERE \(SQL.all(conditions)) ORDER BY created_at"
        ).map { KarmaMove(amount: try $0["amount"], at: try $0["created_at"]) }
    }
}
