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
}

extension FamilyView {
    /// The rewards that can be claimed: favourites first, then in the order they were made.
    package func rewards() throws -> [RewardOffer] {
        let available = try balance(of: me.id).available
        let favourites = try favouriteRewards()
        let pending = try claims(ofMember: me.id, status: .pending)
        let rewards = try rows(
            "SELECT * FROM reward WHERE family_id = \(family.id) AND archived_at IS NULL ORDER BY created_at, id"
        ).map(Reward.init)
        let offers = rewards.map { reward in
            RewardOffer(
                reward: reward,
                isFavourite: favourites.contains(reward.id),
                pendingClaim: pending.first { $0.reward.id == reward.id },
                available: available
            )
        }
        return offers.filter(\.isFavourite) + offers.filter { !$0.isFavourite }
    }

    /// One reward, archived or not.
    /// - Throws: `RewardRefusal.notFound`.
    package func reward(_ id: Reward.ID) throws -> RewardOffer {
        let reward = try Reward.find(id, in: family.id, self)
        return RewardOffer(
            reward: reward,
            isFavourite: try favouriteRewards().contains(id),
            pendingClaim: try claims(ofMember: me.id, status: .pending).first { $0.reward.id == id },
            available: try balance(of: me.id).available
        )
    }

    /// A reward's picture.
    /// - Throws: `RewardRefusal.notFound`, `.noImage`.
    package func rewardImage(_ id: Reward.ID) throws -> RewardImage {
        _ = try Reward.find(id, in: family.id, self)
        return try RewardImage.find(id, in: self)
    }

    private func favouriteRewards() throws -> Set<Reward.ID> {
        Set(try rows("SELECT reward_id FROM favourite WHERE user_id = \(me.id)").map { try $0["reward_id"] })
    }
}
