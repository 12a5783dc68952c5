/// What waits for a decision, and what that keeps one from.
extension Claims {
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

    /// - Throws: `ClaimRefusal.alreadyPending`.
    static func checkNotPending(
        _ reward: Reward.ID,
        for member: User.ID,
        in transaction: borrowing Transaction
    ) throws {
        let waiting = try transaction.first(
            "SELECT 1 AS one FROM claim WHERE reward_id = \(reward) AND member_id = \(member) AND status = 'pending'"
        )
        if waiting != nil { throw ClaimRefusal.alreadyPending }
    }

    /// - Throws: `ClaimRefusal.insufficientKarma`.
    static func checkAffordable(_ reward: Reward, for member: Member, in transaction: borrowing Transaction) throws {
        let balance = try KarmaEntry.last(of: member.id, in: reward.familyId, transaction)?.balance ?? 0
        let available = balance - (try reserved(by: member.id, in: reward.familyId, transaction))
        guard available >= reward.karmaCost else { throw ClaimRefusal.insufficientKarma(available: available) }
    }
}
