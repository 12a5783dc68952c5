/// What somebody who holds an invite's link sees of it: `{familyName, role, invitedBy, expiresAt}`.
package struct Invitation: Codable, Sendable, Equatable {
    /// The name of the family.
    package let familyName: String
    /// What one becomes there.
    package let role: Role
    /// The name of the parent who invites.
    package let invitedBy: String
    /// When it runs out.
    package let expiresAt: Timestamp
}

/// Somebody has accepted an invite: `{familyId, member}`.
package struct Joining: Codable, Sendable, Equatable {
    /// The family that was joined.
    package let familyId: Family.ID
    /// The new member.
    package let member: Member
}
