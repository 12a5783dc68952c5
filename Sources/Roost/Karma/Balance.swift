/// What a member has.
package struct Balance: Codable, Sendable, Equatable {
    package let userId: User.ID
    /// The sum of the member's entries.
    package let balance: Int
    /// What pending claims set aside.
    package let reserved: Int
    /// What can be spent: the balance less what is reserved.
    package let available: Int
}

extension FamilyView {
    /// One member's balance.
    /// - Throws: `FamilyRefusal.memberNotFound`.
    package func balance(of user: User.ID) throws -> Balance {
        guard roster.find(user) != nil else { throw FamilyRefusal.memberNotFound }
        let balance = try KarmaEntry.last(of: user, in: family.id, self)?.balance ?? 0
        let reserved = try Claims.reserved(by: user, in: family.id, self)
        return Balance(userId: user, balance: balance, reserved: reserved, available: balance - reserved)
    }

    /// Everybody's balance, in the order of the roster.
    package func balances() throws -> [Balance] {
        try roster.members.map { try balance(of: $0.id) }
    }

    /// A page of a member's ledger, the newest first.
    /// - Throws: `FamilyRefusal.memberNotFound`, `Invalid` for a cursor that isn't one of this list, or a limit out of range.
    package func karmaEntries(of user: User.ID, cursor: String?, limit: Int) throws -> Page<KarmaEntry> {
        try PageLimit.check(limit)
        guard roster.find(user) != nil else { throw FamilyRefusal.memberNotFound }
        var conditions: [SQL] = ["family_id = \(family.id)", "user_id = \(user)"]
        if let cursor {
            guard let number = Int(cursor) else { throw Invalid("cursor", "This cursor is not from this list.") }
            conditions.append("number < \(number)")
        }
        let entries = try rows(
            "SELECT * FROM karma_entry WHERE \(SQL.all(conditions)) ORDER BY number DESC LIMIT \(limit + 1)"
        ).map(KarmaEntry.init)
        return Page(entries, limit: limit) { String($0.number) }
    }
}
