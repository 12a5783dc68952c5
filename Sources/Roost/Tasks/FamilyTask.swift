/// Something to be done in a family.
package struct FamilyTask: Codable, Sendable, Equatable {
    package typealias ID = Identifier<FamilyTask>

    /// Where a task stands.
    package enum Status: String, Codable, Sendable, CaseIterable, SQLConvertible {
        case open, completed, expired
    }

    package let id: ID
    package let familyId: Family.ID
    /// 1-200 characters.
    package var name: String
    /// Up to 2,000 characters.
    package var description: String?
    package var dueAt: Timestamp?
    package var assignment: Assignment
    /// What completing it earns, 1-1,000.
    package var karma: Int?
    package var status: Status
    package var completedAt: Timestamp?
    package var completedBy: User.ID?
    /// Whose karma grew, or would have: the assignee, else who did it.
    package var creditedTo: User.ID?
    /// The schedule that made it.
    package var scheduleId: Identifier<Schedule>?
    /// The day it was made for, `YYYY-MM-DD` in the family's zone.
    package var occurrenceDate: String?
    /// The claim that parents approve by completing it.
    package let claimId: Claim.ID?
    package let createdBy: User.ID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version: Int

    /// Whether completing it approves a claim.
    package var isApproval: Bool { claimId != nil }
}
