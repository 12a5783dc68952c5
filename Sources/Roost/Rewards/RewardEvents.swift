/// A new reward, told to the family.
package struct RewardCreated: Event {
    package static let name = "reward.created"
    package static let kind: ActivityKind? = .reward
    package let familyId: Family.ID
    package let reward: Reward
}

/// A reward changed, told to the family.
package struct RewardUpdated: Event {
    package static let name = "reward.updated"
    package static let kind: ActivityKind? = .reward
    package let familyId: Family.ID
    package let reward: Reward
}

/// A reward can't be claimed any more, told to the family.
package struct RewardArchived: Event {
    package static let name = "reward.archived"
    package static let kind: ActivityKind? = .reward
    package let familyId: Family.ID
    package let reward: Reward
}

extension Change {
    static func reward(_ reward: Reward, _ effect: Effect) -> Change {
        Change(.reward, reward.id.text, version: reward.version, effect)
    }
}
