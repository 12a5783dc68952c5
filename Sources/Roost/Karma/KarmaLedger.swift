/// The append-only ledger: what moves karma posts here, inside its own transaction.
enum KarmaLedger {
    /// One movement.
    struct Posting {
        let member: User.ID
        let amount: Int
        let source: KarmaEntry.Source
        let description: String
        let task: FamilyTask.ID?
        let claim: Claim.ID?

        init(
            to member: User.ID,
            amount: Int,
            source: KarmaEntry.Source,
            description: String,
            task: FamilyTask.ID? = nil,
            claim: Claim.ID? = nil
        ) {
            self.member = member
            self.amount = amount
            self.source = source
            self.description = description
            self.task = task
            self.claim = claim
        }
    }

    /// Appends an entry and tells the member.
    /// - Throws: `KarmaRefusal.insufficient` when it takes more than is available.
    @discardableResult
    static func post(
        _ posting: Posting,
        _ act: inout FamilyAct,
        _ transaction: borrowing Transaction
    ) throws -> KarmaEntry {
        let family = act.roster.family
        let last = try KarmaEntry.last(of: posting.member, in: family, transaction)
        let balance = last?.balance ?? 0
        if posting.amount < 0 {
            // What pending claims reserve is spoken for, except by the claim that is spent now.
            let reserved =
                posting.source == .rewardRedeemed
                ? 0 : try Claims.reserved(by: posting.member, in: family, transaction)
            let available = balance - reserved
            guard -posting.amount <= available else { throw KarmaRefusal.insufficient(available: available) }
        }
        let entry = KarmaEntry(posting, after: last, act)
        try entry.insert(into: family, in: transaction)
        try tell(entry, in: family, facts: &act.facts)
        return entry
    }

    private static func tell(_ entry: KarmaEntry, in family: Family.ID, facts: inout Facts) throws {
        if entry.amount > 0 {
            try facts.tell(KarmaAwarded(entry, in: family), to: [entry.userId])
        } else {
            try facts.tell(KarmaDeducted(entry, in: family), to: [entry.userId])
        }
        facts.changed(Change(.karma, entry.userId.text, version: entry.number, .updated))
    }
}

extension KarmaEntry {
    fileprivate init(_ posting: KarmaLedger.Posting, after last: KarmaEntry?, _ act: FamilyAct) {
        self.init(
            id: act.world.newID(at: act.now),
            userId: posting.member,
            number: (last?.number ?? 0) + 1,
            amount: posting.amount,
            balance: (last?.balance ?? 0) + posting.amount,
            source: posting.source,
            description: posting.description,
            actorId: act.actor.id,
            taskId: posting.task,
            claimId: posting.claim,
            createdAt: act.now,
            previousHash: last?.hash ?? KarmaEntry.chainStart
        )
    }
}
