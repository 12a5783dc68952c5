/// Whose claim it is, as claim events say it.
package struct Claimer: Codable, Sendable, Equatable {
    package let id: User.ID
    package let name: String

    init(_ member: Member) {
        id = member.id
        name = member.name
    }
}

/// A claim is made, told to the claimer.
package struct ClaimCreated: Event {
    package static let name = "claim.created"
    package let familyId: Family.ID
    package let claim: Claim
    package let reward: Claim.FrozenReward
    package let member: Claimer
}

/// Parents are asked to approve a claim.
package struct ApprovalTaskCreated: Event {
    package static let name = "approval_task.created"
    package let familyId: Family.ID
    package let task: FamilyTask
    package let claim: Claim
    package let reward: Claim.FrozenReward
    package let member: Claimer
}

/// A claim is approved, told to the claimer and the parents.
package struct ClaimCompleted: Event {
    package static let name = "claim.completed"
    package let familyId: Family.ID
    package let claim: Claim
    package let reward: Claim.FrozenReward
    package let completedBy: User.ID
    package let karmaDeducted: Int
    /// The claimer's balance after it.
    package let balance: Int
}

/// A parent said no, told to the claimer and the parents.
package struct ClaimRejected: Event {
    package static let name = "claim.rejected"
    package let familyId: Family.ID
    package let claim: Claim
    package let reward: Claim.FrozenReward
    package let by: User.ID
    package let reason: String?
}

/// A claim was taken back, told to the claimer and the parents.
package struct ClaimCancelled: Event {
    package static let name = "claim.cancelled"
    package let familyId: Family.ID
    package let claim: Claim
    package let reward: Claim.FrozenReward
    package let by: User.ID
    package let reason: String?
}

extension Change {
    static func claim(_ claim: Claim, _ effect: Effect) -> Change {
        Change(.claim, claim.id.text, version: claim.version, effect)
    }
}
