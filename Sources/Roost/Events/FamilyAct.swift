/// One verb in a family while its transaction runs: who does it, when, among whom, and what there is to tell.
struct FamilyAct {
    let actor: Member
    let now: Timestamp
    let world: World
    /// Everybody, also who comes or goes by this act once that is done.
    var roster: Roster
    var facts: Facts

    private init(by actor: Member, at now: Timestamp, roster: Roster, world: World) {
        self.actor = actor
        self.now = now
        self.roster = roster
        self.world = world
        facts = Facts(for: roster)
    }

    /// - Throws: `FamilyRefusal.parentsOnly`.
    func requireParent() throws {
        _ = try roster.parent(actor.id)
    }
}

extension FamilyAct {
    /// Runs a member's verb inside a transaction; what it told is appended to the log at its end.
    /// - Throws: `FamilyRefusal.notAMember`, what the verb throws.
    static func run<Answer>(
        in family: Family.ID,
        by caller: Caller,
        at now: Timestamp,
        _ world: World,
        _ transaction: borrowing Transaction,
        _ verb: (inout FamilyAct, borrowing Transaction) throws -> Answer
    ) throws -> Answer {
        let roster = try Roster(of: family, in: transaction)
        var act = FamilyAct(by: try roster.member(caller.user), at: now, roster: roster, world: world)
        let answer = try verb(&act, transaction)
        try EventLog.append(act.facts, to: family, by: caller, at: now, in: transaction)
        return answer
    }
}

extension Database {
    /// One verb of a member, one transaction.
    /// - Throws: `FamilyRefusal.notAMember`, what the verb throws.
    func act<Answer: Sendable>(
        in family: Family.ID,
        by caller: Caller,
        _ world: World,
        _ verb: @escaping @Sendable (inout FamilyAct, borrowing Transaction) throws -> Answer
    ) async throws -> Answer {
        let now = world.now()
        return try await write { transaction in
            try FamilyAct.run(in: family, by: caller, at: now, world, transaction, verb)
        }
    }
}
