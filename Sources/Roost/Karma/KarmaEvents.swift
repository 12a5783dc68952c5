/// Somebody's karma grew, told to that person.
package struct KarmaAwarded: Event {
    package static let name = "karma.awarded"
    package static let kind: ActivityKind? = .karma
    package let familyId: Family.ID
    package let userId: User.ID
    package let entryId: KarmaEntry.ID
    /// Above 0.
    package let amount: Int
    /// The balance after it.
    package let balance: Int
    package let source: KarmaEntry.Source
    package let description: String
    package let actorId: User.ID
    package let taskId: FamilyTask.ID?
    package var subject: User.ID? { userId }

    init(_ entry: KarmaEntry, in family: Family.ID) {
        familyId = family
        userId = entry.userId
        entryId = entry.id
        amount = entry.amount
        balance = entry.balance
        source = entry.source
        description = entry.description
        actorId = entry.actorId
        taskId = entry.taskId
    }
}

/// Somebody's karma shrank, told to that person.
package struct KarmaDeducted: Event {
    package static let name = "karma.deducted"
    package static let kind: ActivityKind? = .karma
    package let familyId: Family.ID
    package let userId: User.ID
    package let entryId: KarmaEntry.ID
    /// Above 0: how much was taken.
    package let amount: Int
    /// The balance after it.
    package let balance: Int
    package let source: KarmaEntry.Source
    package let description: String
    package let actorId: User.ID
    /// The reward it was spent on.
    package let rewardName: String?
    package let claimId: Claim.ID?
    package var subject: User.ID? { userId }

    init(_ entry: KarmaEntry, in family: Family.ID) {
        familyId = family
        userId = entry.userId
        entryId = entry.id
        amount = -entry.amount
        balance = entry.balance
        source = entry.source
        description = entry.description
        actorId = entry.actorId
        rewardName = entry.source == .rewardRedeemed ? entry.description : nil
        claimId = entry.claimId
    }
}
