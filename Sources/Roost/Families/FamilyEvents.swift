/// Somebody as member events name them.
package struct MemberSummary: Codable, Sendable, Equatable {
    /// Who.
    package let id: User.ID
    /// Their name.
    package let name: String
    /// Parent or child.
    package let role: Role

    init(_ member: Member) {
        self.id = member.id
        self.name = member.name
        self.role = member.role
    }
}

/// Somebody joined.
package struct MemberAdded: Event {
    package static let name = "family.member.added"
    package static let kind: ActivityKind? = .member
    package let familyId: Family.ID
    package let member: MemberSummary
    package let by: User.ID
    package var subject: User.ID? { member.id }
}

/// Somebody left or was removed; told to the family and to that person.
package struct MemberRemoved: Event {
    package static let name = "family.member.removed"
    package static let kind: ActivityKind? = .member
    package let familyId: Family.ID
    package let member: MemberSummary
    package let by: User.ID
    package var subject: User.ID? { member.id }
}

/// Somebody has another role.
package struct MemberRoleChanged: Event {
    package static let name = "family.member.role_changed"
    package static let kind: ActivityKind? = .member
    package let familyId: Family.ID
    package let member: MemberSummary
    package let oldRole: Role
    package let by: User.ID
    package var subject: User.ID? { member.id }
}
