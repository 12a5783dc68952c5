/// The steps of a claim's life; each runs inside the transaction of the verb that causes it.
extension Claims {
    /// Who decides, when, and in which family.
    struct Decision: Sendable {
        let actor: Member
        let now: Timestamp
        let roster: Roster
        let world: World

        init(by actor: Member, at now: Timestamp, roster: Roster, world: World) {
            self.actor = actor
            self.now = now
            self.roster = roster
            self.world = world
        }

        /// Who may know of a claim: the parents and the claimer.
        func audience(of claim: Claim) -> Set<User.ID> {
            roster.parents.union([claim.memberId])
        }
    }

    /// What a member's pending claims set aside.
    static func reserved(
        by member: User.ID,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Int {
        let row = try reading.first(
            """
            SELECT coalesce(sum(karma_cost), 0) AS reserved FROM claim
            WHERE family_id = \(family) AND member_id = \(member) AND status = 'pending'
            """
        )
        return try row.map { try $0["reserved"] } ?? 0
    }

    /// Whether anybody waits for this reward.
    static func arePending(of reward: Reward.ID, in reading: borrowing some Reading & ~Copyable) throws -> Bool {
        try reading.first("SELECT 1 AS one FROM claim WHERE reward_id = \(reward) AND status = 'pending' LIMIT 1")
            != nil
    }

    static func checkNotPending(_ reward: Reward, for member: Member, in transaction: borrowing Transaction) throws {
        let waiting = try transaction.first(
            "SELECT 1 AS one FROM claim WHERE reward_id = \(reward.id) AND member_id = \(member.id) AND status = 'pending'"
        )
        if waiting != nil { throw ClaimRefusal.alreadyPending }
    }

    static func checkAffordable(_ reward: Reward, for member: Member, in transaction: borrowing Transaction) throws {
        let balance = try KarmaEntry.last(of: member.id, in: reward.familyId, transaction)?.balance ?? 0
        let available = balance - (try reserved(by: member.id, in: reward.familyId, transaction))
        guard available >= reward.karmaCost else { throw ClaimRefusal.insufficientKarma(available: available) }
    }

    /// A claim and the task that parents approve it by.
    static func make(of reward: Reward, _ decision: Decision) -> (Claim, FamilyTask) {
        let claimId: Claim.ID = decision.world.newID(at: decision.now)
        let draft = TaskDraft(
            name: "Provide \(reward.name) to \(decision.actor.name)",
            assignment: .role(.parent)
        )
        let task = FamilyTask(
            draft,
            id: decision.world.newID(at: decision.now),
            in: reward.familyId,
            by: decision.actor.id,
            claim: claimId,
            at: decision.now
        )
        let claim = Claim(
            id: claimId,
            familyId: reward.familyId,
            reward: Claim.FrozenReward(id: reward.id, name: reward.name, karmaCost: reward.karmaCost),
            memberId: decision.actor.id,
            status: .pending,
            approvalTaskId: task.id,
            createdAt: decision.now,
            version: 1
        )
        return (claim, task)
    }

    static func tellCreated(
        _ claim: Claim,
        _ task: FamilyTask,
        _ decision: Decision,
        _ facts: inout Facts
    ) throws {
        let family = claim.familyId
        let member = Claimer(decision.actor)
        let created = ClaimCreated(familyId: family, claim: claim, reward: claim.reward, member: member)
        try facts.tell(created, to: [claim.memberId])
        let asked = ApprovalTaskCreated(
            familyId: family,
            task: task,
            claim: claim,
            reward: claim.reward,
            member: member
        )
        try facts.tell(asked, to: decision.roster.parents)
        facts.changed(.task(task, .created))
        facts.changed(.claim(claim, .created), for: decision.audience(of: claim))
        // What is reserved shows in the member's balance.
        facts.changed(Change(.karma, claim.memberId.text, version: 0, .updated))
    }

    /// The approval task is completed: spends the karma.
    static func settle(
        _ id: Claim.ID,
        _ decision: Decision,
        in transaction: borrowing Transaction,
        facts: inout Facts
    ) throws {
        let family = decision.roster.family
        var claim = try Claim.find(id, in: family, transaction)
        try claim.decide(.completed, by: decision.actor.id, at: decision.now)
        try claim.update(in: transaction)
        let entry = try post(claim, -claim.reward.karmaCost, .rewardRedeemed, decision, transaction, &facts)
        let completed = ClaimCompleted(
            familyId: family,
            claim: claim,
            reward: claim.reward,
            completedBy: decision.actor.id,
            karmaDeducted: claim.reward.karmaCost,
            balance: entry.balance
        )
        try facts.tell(completed, to: decision.audience(of: claim))
        facts.changed(.claim(claim, .updated), for: decision.audience(of: claim))
    }

    /// The approval task is opened again: refunds, and the claim is pending and reserves again.
    static func unsettle(
        _ id: Claim.ID,
        _ decision: Decision,
        in transaction: borrowing Transaction,
        facts: inout Facts
    ) throws {
        var claim = try Claim.find(id, in: decision.roster.family, transaction)
        // Who left can't wait for a reward.
        guard decision.roster.find(claim.memberId) != nil else { throw TaskRefusal.tooLate }
        let waiting = try transaction.first(
            """
            SELECT 1 AS one FROM claim
            WHERE reward_id = \(claim.reward.id) AND member_id = \(claim.memberId) AND status = 'pending'
            """
        )
        if waiting != nil { throw ClaimRefusal.alreadyPending }
        // The refund is posted while the claim is still settled, so that nothing is reserved twice.
        _ = try post(claim, claim.reward.karmaCost, .rewardRefunded, decision, transaction, &facts)
        claim.undecide()
        try claim.update(in: transaction)
        facts.changed(.claim(claim, .updated), for: decision.audience(of: claim))
    }

    /// A rejected or cancelled claim: its approval task goes with it, and people are told.
    static func close(
        _ claim: Claim,
        _ decision: Decision,
        in transaction: borrowing Transaction,
        facts: inout Facts
    ) throws {
        try claim.update(in: transaction)
        try giveBack(claim, in: transaction, facts: &facts)
        var task = try FamilyTask.find(claim.approvalTaskId, in: claim.familyId, transaction)
        try task.delete(in: transaction)
        task.version += 1
        facts.changed(.task(task, .deleted))
        facts.changed(.claim(claim, .updated), for: decision.audience(of: claim))
        facts.changed(Change(.karma, claim.memberId.text, version: 0, .updated))
        try tellClosed(claim, decision, &facts)
    }

    /// The pending claims of somebody who leaves are cancelled.
    static func cancelAll(
        of leaver: Member,
        _ decision: Decision,
        in transaction: borrowing Transaction,
        facts: inout Facts
    ) throws {
        let rows = try transaction.rows(
            """
            SELECT * FROM claim WHERE family_id = \(decision.roster.family) AND member_id = \(leaver.id) AND status = 'pending'
            """
        )
        for var claim in try rows.map(Claim.init) {
            let reason = "\(leaver.name) left the family."
            try claim.decide(.cancelled, by: decision.actor.id, reason: reason, at: decision.now)
            try close(claim, decision, in: transaction, facts: &facts)
        }
    }

    private static func tellClosed(_ claim: Claim, _ decision: Decision, _ facts: inout Facts) throws {
        let (family, reward, by, reason) = (claim.familyId, claim.reward, decision.actor.id, claim.reason)
        let audience = decision.audience(of: claim)
        if claim.status == .rejected {
            let event = ClaimRejected(familyId: family, claim: claim, reward: reward, by: by, reason: reason)
            try facts.tell(event, to: audience)
        } else {
            let event = ClaimCancelled(familyId: family, claim: claim, reward: reward, by: by, reason: reason)
            try facts.tell(event, to: audience)
        }
    }

    private static func post(
        _ claim: Claim,
        _ amount: Int,
        _ source: KarmaEntry.Source,
        _ decision: Decision,
        _ transaction: borrowing Transaction,
        _ facts: inout Facts
    ) throws -> KarmaEntry {
        let posting = KarmaLedger.Posting(
            to: claim.memberId,
            amount: amount,
            source: source,
            description: claim.reward.name,
            actor: decision.actor.id,
            task: claim.approvalTaskId,
            claim: claim.id
        )
        return try KarmaLedger.post(
            posting,
            in: claim.familyId,
            at: decision.now,
            decision.world,
            transaction,
            facts: &facts
        )
    }
}
