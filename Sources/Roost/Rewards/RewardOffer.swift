/// A reward as one member sees it on the shelf.
package struct RewardOffer: Sendable, Equatable {
    /// The reward.
    package let reward: Reward
    /// Whether it is one of the member's favourites.
    package let isFavourite: Bool
    /// The member's own pending claim of it.
    package let pendingClaim: Claim?
    /// What the member can spend.
    package let available: Int
    /// How often the member may claim it still this week; nil without a limit.
    package let claimsLeft: Int?
    /// When the next week begins, of which something is left; nil while something is left of this one.
    package let nextClaimAt: Timestamp?
}

extension FamilyView {
    /// The rewards on the shelf: favourites first, then in the order they were made.
    package func rewards(at now: Timestamp) throws -> [RewardOffer] {
        let rewards = try rows(
            "SELECT * FROM reward WHERE family_id = \(family.id) AND archived_at IS NULL ORDER BY created_at, id"
        ).map(Reward.init)
        let offers = try offers(of: rewards, at: now)
        return offers.filter(\.isFavourite) + offers.filter { !$0.isFavourite }
    }

    /// One reward, archived or not.
    /// - Throws: `RewardRefusal.notFound`.
    package func reward(_ id: Reward.ID, at now: Timestamp) throws -> RewardOffer {
        guard let offer = try offers(of: [Reward.find(id, in: family.id, self)], at: now).first else {
            throw RewardRefusal.notFound
        }
        return offer
    }

    /// What rewards mean to who looks, in the order they come in.
    private func offers(of rewards: [Reward], at now: Timestamp) throws -> [RewardOffer] {
        let available = try balance(of: me.id).available
        let favourites = try favouriteRewards()
        let pending = try claims(ofMember: me.id, status: .pending)
        let week = family.week(of: now)
        let had = try Claims.counts(of: me.id, in: family.id, since: week.lowerBound, self)
        return rewards.map { reward in
            let claimsLeft = reward.claimsLeft(after: had[reward.id] ?? 0)
            return RewardOffer(
                reward: reward,
                isFavourite: favourites.contains(reward.id),
                pendingClaim: pending.first { $0.reward.id == reward.id },
                available: available,
                claimsLeft: claimsLeft,
                nextClaimAt: claimsLeft == 0 ? week.upperBound : nil
            )
        }
    }

    /// A reward's picture.
    /// - Throws: `RewardRefusal.notFound`, `.noImage`.
    package func rewardImage(_ id: Reward.ID) throws -> Image {
        _ = try Reward.find(id, in: family.id, self)
        return try Image.find(id, in: self)
    }

    /// What names a reward's picture; nil when there is none.
    /// - Throws: `RewardRefusal.notFound`.
    package func rewardImageTag(_ id: Reward.ID) throws -> String? {
        try Reward.find(id, in: family.id, self).imageTag
    }

    private func favouriteRewards() throws -> Set<Reward.ID> {
        let rows = try rows(
            """
            SELECT favourite.reward_id FROM reward JOIN favourite ON favourite.reward_id = reward.id
            WHERE reward.family_id = \(family.id) AND favourite.user_id = \(me.id)
            """
        )
        return Set(try rows.map { try $0["reward_id"] })
    }
}
