/// How much karma moved when: what a chart needs of an entry.
package struct KarmaMove: Sendable, Equatable {
    /// Never 0; below 0 when karma went.
    package let amount: Int
    /// By what.
    package let source: KarmaEntry.Source
    /// When.
    package let at: Timestamp

    /// A move.
    package init(amount: Int, by source: KarmaEntry.Source, at: Timestamp) {
        self.amount = amount
        self.source = source
        self.at = at
    }
}

extension FamilyView {
    /// All moves from an instant on, of one member or of the family as a whole, the oldest first.
    package func karmaMoves(since start: Timestamp, of user: User.ID?) throws -> [KarmaMove] {
        var conditions: [SQL] = ["family_id = \(family.id)", "created_at >= \(start)"]
        if let user { conditions.append("user_id = \(user)") }
        return try rows(
            "SELECT amount, source, created_at FROM karma_entry WHERE \(SQL.all(conditions)) ORDER BY created_at"
        ).map { KarmaMove(amount: try $0["amount"], by: try $0["source"], at: try $0["created_at"]) }
    }
}
