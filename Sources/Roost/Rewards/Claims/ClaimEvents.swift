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
    package static let kind: ActivityKind? = .claim
    package let familyId: Family.ID
    package let claim: Claim
    package let reward: Claim.FrozenReward
    package let member: Claimer
    package var subject: User.ID? { claim.memberId }
}

/// Parents are asked to approve a claim.
package struct ApprovalTaskCreated: Event {
    package static let name = "approval_task.created"
    package static let kind: ActivityKind? = .claim
    package let familyId: Family.ID
    package let task: FamilyTask
    package let claim: Claim
    package let reward: Claim.FrozenReward
    package let member: Claimer
    package var subject: User.ID? { claim.memberId }
}

/// A claim is approved, told to the claimer and the parents.
package struct ClaimCompleted: Event {
    package static let name = "claim.completed"
    package static let kind: ActivityKind? = .claim
    package let familyId: Family.ID
    package let claim: Claim
    package let reward: Claim.FrozenReward
    package let completedBy: User.ID
    package let karmaDeducted: Int
    /// The claimer's balance after it.
    package let balance: Int
    package var subject: User.ID? { claim.memberId }
}

/// A parent said no, told to the claimer and the parents.
package struct ClaimRejected: Event {
    package static let name = "claim.rejected"
    package static let kind: ActivityKind? = .claim
    package let familyId: Family.ID
    package let claim: Claim
    package let reward: Claim.FrozenReward
    package let by: User.ID
    package let reason: String?
    package var subject: User.ID? { claim.memberId }
}

/// A claim was taken back, told to the claimer and the parents.
package struct ClaimCancelled: Event {
    package static let name = "claim.cancelled"
    package static let kind: ActivityKind? = .claim
    package let familyId: Family.ID
    package let claim: Claim
    package let reward: Claim.FrozenReward
    package let by: User.ID
    package let reason: String?
    package var subject: User.ID? { claim.memberId }
}

extension Change {
    static func claim(_ claim: Claim, _ effect: Effect) -> Change {
        Change(.claim, claim.id.text, version: claim.version, effect)
    }
}
