/// Somebody's going out of a family, and everything that follows: its open tasks go to everyone, its pending claims are cancelled,
/// its invites revoked, it is in no chat of the family any more; its history stays.
struct MemberRemoval {
    private let family: Family.ID
    private let leaver: Member
    private let actor: Member
    private let before: Roster
    private let caller: Caller
    private let now: Timestamp
    private let world: World

    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `.memberNotFound`, `.lastParent`.
    init(
        of member: User.ID,
        from family: Family.ID,
        by caller: Caller,
        at now: Timestamp,
        _ world: World,
        _ transaction: borrowing Transaction
    ) throws {
        before = try Roster(of: family, in: transaction)
        actor = try before.member(caller.user)
        if actor.id != member { _ = try before.parent(caller.user) }
        guard let leaver = before.find(member) else { throw FamilyRefusal.memberNotFound }
        if before.parents == [leaver.id] { throw FamilyRefusal.lastParent }
        self.leaver = leaver
        self.family = family
        self.caller = caller
        self.now = now
        self.world = world
    }

    func run(in transaction: borrowing Transaction) throws {
        // The leaver still hears of what becomes of its claims.
        var facts = Facts(for: before)
        let decision = Claims.Decision(by: actor, at: now, roster: before, world: world)
        try Claims.cancelAll(of: leaver, decision, in: transaction, facts: &facts)
        try Invites.revokeAll(by: leaver.id, at: now, roster: before, in: transaction, facts: &facts)
        var chatAct = ChatAct(by: actor.id, at: now, roster: before, world: world)
        chatAct.facts = facts
        try Chats.takeOutOfAll(leaver.id, &chatAct, transaction)
        facts = chatAct.facts
        try leaver.delete(from: family, in: transaction)
        let after = try Roster(of: family, in: transaction)
        try Tasks.unassignAll(from: leaver, at: now, roster: after, in: transaction, facts: &facts)
        let removed = MemberRemoved(familyId: family, member: MemberSummary(leaver), by: actor.id)
        try facts.tell(removed, to: before.everyone)
        facts.changed(Change(.member, leaver.id.text, version: leaver.version + 1, .deleted))
        try EventLog.append(facts, to: family, by: caller, at: now, in: transaction)
    }
}
