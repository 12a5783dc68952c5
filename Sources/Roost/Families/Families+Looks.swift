extension Families {
    /// Tells all families of somebody that they look different now, by name or by face.
    static func tellOfLooks(
        of user: User.ID,
        by caller: Caller,
        at now: Timestamp,
        in transaction: borrowing Transaction
    ) throws {
        for family in try Family.all(of: user, in: transaction) {
            let roster = try Roster(of: family.id, in: transaction)
            var member = try roster.member(user)
            member.version += 1
            try member.update(in: family.id, transaction)
            var facts = Facts(for: roster)
            facts.changed(Change(.member, user.text, version: member.version, .updated))
            try EventLog.append(facts, to: family.id, by: caller, at: now, in: transaction)
        }
    }
}
