/// What keeps a member from a reward besides karma: how many there are, and how often a week.
extension Reward {
    /// One less, for a claim that begins.
    /// - Throws: `ClaimRefusal.outOfStock`.
    mutating func takeOne() throws(ClaimRefusal) {
        guard let stock else { return }
        guard stock > 0 else { throw .outOfStock }
        self.stock = stock - 1
        version += 1
    }

    /// One more, of a claim that came to nothing; nothing when there is no end of them by now.
    mutating func giveBack() {
        guard let stock else { return }
        self.stock = stock + 1
        version += 1
    }

    /// How often a member may have it still this week; nil without a limit.
    func claimsLeft(after had: Int) -> Int? {
        limitPerMember.map { max(0, $0 - had) }
    }
}

extension Claims {
    /// How often a member has claimed each reward since then; what was rejected or cancelled doesn't count.
    static func counts(
        of member: User.ID,
        in family: Family.ID,
        since begin: Timestamp,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> [Reward.ID: Int] {
        let rows = try reading.rows(
            """
            SELECT reward_id, count(*) AS claims FROM claim
            WHERE family_id = \(family) AND member_id = \(member) AND created_at >= \(begin)
                AND status IN ('pending', 'completed')
            GROUP BY reward_id
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["reward_id"], try $0["claims"]) })
    }

    /// - Throws: `ClaimRefusal.limitReached`.
    static func checkLimit(_ reward: Reward, _ act: FamilyAct, in transaction: borrowing Transaction) throws {
        guard reward.limitPerMember != nil, let family = try Family.find(reward.familyId, in: transaction) else {
            return
        }
        let week = family.week(of: act.now)
        let had = try counts(of: act.actor.id, in: family.id, since: week.lowerBound, transaction)
        if reward.claimsLeft(after: had[reward.id] ?? 0) == 0 {
            throw ClaimRefusal.limitReached(nextClaimAt: week.upperBound)
        }
    }

    /// Sets one aside for a claim. What a claim takes is known by the claim, as a parent may change its mind about stock.
    /// - Throws: `ClaimRefusal.outOfStock`.
    static func take(
        _ reward: Reward,
        for claim: Claim,
        _ act: inout FamilyAct,
        in transaction: borrowing Transaction
    ) throws {
        guard reward.stock != nil else { return }
        var reward = reward
        try reward.takeOne()
        try reward.update(in: transaction)
        try transaction.run("UPDATE claim SET took_stock = 1 WHERE id = \(claim.id)")
        act.facts.changed(.reward(reward, .updated))
    }

    /// Puts back what a claim had set aside.
    static func giveBack(_ claim: Claim, _ act: inout FamilyAct, in transaction: borrowing Transaction) throws {
        let took = try transaction.first("SELECT 1 AS one FROM claim WHERE id = \(claim.id) AND took_stock = 1")
        guard took != nil else { return }
        var reward = try Reward.find(claim.reward.id, in: claim.familyId, transaction)
        guard reward.stock != nil else { return }
        reward.giveBack()
        try reward.update(in: transaction)
        act.facts.changed(.reward(reward, .updated))
    }
}
