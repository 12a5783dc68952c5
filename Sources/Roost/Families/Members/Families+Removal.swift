extension Families {
    /// Somebody's going out of a family, and everything that follows: its open tasks go to everyone, its pending claims are
    /// cancelled, its invites revoked, it is in no chat of the family any more; its history stays.
    /// - Throws: `FamilyRefusal.parentsOnly`, `.memberNotFound`, `.lastParent`.
    static func remove(_ member: User.ID, _ act: inout FamilyAct, in transaction: borrowing Transaction) throws {
        if act.actor.id != member { try act.requireParent() }
        guard let leaver = act.roster.find(member) else { throw FamilyRefusal.memberNotFound }
        if act.roster.parents == [leaver.id] { throw FamilyRefusal.lastParent }
        // The leaver still hears of what becomes of its claims.
        try Claims.cancelAll(of: leaver, &act, in: transaction)
        try Invites.revokeAll(by: leaver.id, &act, in: transaction)
        try Chats.takeOutOfAll(leaver.id, &act, transaction)
        let family = act.roster.family
        try leaver.delete(from: family, in: transaction)
        act.roster = try Roster(of: family, in: transaction)
        try Tasks.unassignAll(from: leaver, &act, in: transaction)
        let removed = MemberRemoved(familyId: family, member: MemberSummary(leaver), by: act.actor.id)
        try act.facts.tell(removed, to: act.roster.everyone.union([leaver.id]))
        act.facts.changed(Change(.member, leaver.id.text, version: leaver.version + 1, .deleted))
    }
}
