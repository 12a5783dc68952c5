/// The steps of a claim's life; each runs inside the transaction of the verb that causes it.
extension Claims {
    /// A claim and the task that parents approve it by.
    static func make(of reward: Reward, _ act: FamilyAct) -> (Claim, FamilyTask) {
        let claimId: Claim.ID = act.world.newID(at: act.now)
        let draft = TaskDraft(
            name: "Provide \(reward.name) to \(act.actor.name)",
            assignment: .role(.parent)
        )
        let task = FamilyTask(
            draft,
            id: act.world.newID(at: act.now),
            in: reward.familyId,
            by: act.actor.id,
            claim: claimId,
            at: act.now
        )
        let claim = Claim(
            id: claimId,
            familyId: reward.familyId,
            reward: Claim.FrozenReward(id: reward.id, name: reward.name, karmaCost: reward.karmaCost),
            memberId: act.actor.id,
            status: .pending,
            approvalTaskId: task.id,
            createdAt: act.now,
            version: 1
        )
        return (claim, task)
    }

    static func tellCreated(
        _ claim: Claim,
        _ task: FamilyTask,
        _ act: inout FamilyAct
    ) throws {
        let family = claim.familyId
        let member = Claimer(act.actor)
        let created = ClaimCreated(familyId: family, claim: claim, reward: claim.reward, member: member)
        try act.facts.tell(created, to: [claim.memberId])
        let asked = ApprovalTaskCreated(
            familyId: family,
            task: task,
            claim: claim,
            reward: claim.reward,
            member: member
        )
        try act.facts.tell(asked, to: act.roster.parents)
        act.facts.changed(.task(task, .created))
        act.facts.changed(.claim(claim, .created), for: act.audience(of: claim))
        // What is reserved shows in the member's balance.
        act.facts.changed(Change(.karma, claim.memberId.text, version: 0, .updated))
    }

    /// The approval task is completed: spends the karma.
    static func settle(
        _ id: Claim.ID,
        _ act: inout FamilyAct,
        in transaction: borrowing Transaction
    ) throws {
        let family = act.roster.family
        var claim = try Claim.find(id, in: family, transaction)
        try claim.decide(.completed, by: act.actor.id, at: act.now)
        try claim.update(in: transaction)
        let entry = try post(claim, -claim.reward.karmaCost, .rewardRedeemed, &act, transaction)
        let completed = ClaimCompleted(
            familyId: family,
            claim: claim,
            reward: claim.reward,
            completedBy: act.actor.id,
            karmaDeducted: claim.reward.karmaCost,
            balance: entry.balance
        )
        try act.facts.tell(completed, to: act.audience(of: claim))
        act.facts.changed(.claim(claim, .updated), for: act.audience(of: claim))
    }

    /// The approval task is opened again: refunds, and the claim is pending and reserves again.
    static func unsettle(
        _ id: Claim.ID,
        _ act: inout FamilyAct,
        in transaction: borrowing Transaction
    ) throws {
        var claim = try Claim.find(id, in: act.roster.family, transaction)
        // Who left can't wait for a reward.
        guard act.roster.find(claim.memberId) != nil else { throw TaskRefusal.tooLate }
        try checkNotPending(claim.reward.id, for: claim.memberId, in: transaction)
        // The refund is posted while the claim is still settled, so that nothing is reserved twice.
        _ = try post(claim, claim.reward.karmaCost, .rewardRefunded, &act, transaction)
        claim.undecide()
        try claim.update(in: transaction)
        act.facts.changed(.claim(claim, .updated), for: act.audience(of: claim))
    }

    /// A rejected or cancelled claim: its approval task goes with it, and people are told.
    static func close(
        _ claim: Claim,
        _ act: inout FamilyAct,
        in transaction: borrowing Transaction
    ) throws {
        try claim.update(in: transaction)
        try giveBack(claim, &act, in: transaction)
        var task = try FamilyTask.find(claim.approvalTaskId, in: claim.familyId, transaction)
        try task.delete(in: transaction)
        task.version += 1
        act.facts.changed(.task(task, .deleted))
        act.facts.changed(.claim(claim, .updated), for: act.audience(of: claim))
        act.facts.changed(Change(.karma, claim.memberId.text, version: 0, .updated))
        try tellClosed(claim, &act)
    }

    /// The pending claims of somebody who leaves are cancelled.
    static func cancelAll(
        of leaver: Member,
        _ act: inout FamilyAct,
        in transaction: borrowing Transaction
    ) throws {
        let rows = try transaction.rows(
            """
            SELECT * FROM claim WHERE family_id = \(act.roster.family) AND member_id = \(leaver.id) AND status = 'pending'
            """
        )
        for var claim in try rows.map(Claim.init) {
            try claim.decide(.cancelled, by: act.actor.id, reason: "Left the family.", at: act.now)
            try close(claim, &act, in: transaction)
        }
    }

    private static func tellClosed(_ claim: Claim, _ act: inout FamilyAct) throws {
        let (family, reward, by, reason) = (claim.familyId, claim.reward, act.actor.id, claim.reason)
        let audience = act.audience(of: claim)
        if claim.status == .rejected {
            let event = ClaimRejected(familyId: family, claim: claim, reward: reward, by: by, reason: reason)
            try act.facts.tell(event, to: audience)
        } else {
            let event = ClaimCancelled(familyId: family, claim: claim, reward: reward, by: by, reason: reason)
            try act.facts.tell(event, to: audience)
        }
    }

    private static func post(
        _ claim: Claim,
        _ amount: Int,
        _ source: KarmaEntry.Source,
        _ act: inout FamilyAct,
        _ transaction: borrowing Transaction
    ) throws -> KarmaEntry {
        let posting = KarmaLedger.Posting(
            to: claim.memberId,
            amount: amount,
            source: source,
            description: claim.reward.name,
            task: claim.approvalTaskId,
            claim: claim.id
        )
        return try KarmaLedger.post(posting, &act, transaction)
    }
}

extension FamilyAct {
    /// Who may know of a claim: the parents and the claimer.
    fileprivate func audience(of claim: Claim) -> Set<User.ID> {
        roster.parents.union([claim.memberId])
    }
}
