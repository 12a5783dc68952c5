/// A parent's word that whoever holds its link may join the family: once, and within 7 days.
///
/// In JSON `{id, familyId, role, createdBy, createdAt, expiresAt}`.
package struct Invite: Encodable, Sendable, Equatable {
    package typealias ID = Identifier<Invite>
    /// The secret in its link: 128 bits, short enough for a QR code that any phone reads.
    package typealias Token = BearerToken<Invite>

    /// What became of an invite before it ran out.
    enum Fate: String, Sendable, SQLConvertible {
        case accepted, revoked
    }

    /// Which invite.
    package let id: ID
    /// The family it leads to.
    package let familyId: Family.ID
    /// What the person becomes there.
    package let role: Role
    /// The parent who invites.
    package let createdBy: User.ID
    /// When it was made.
    package let createdAt: Timestamp
    /// When it runs out.
    package let expiresAt: Timestamp
    let fate: Fate?

    /// How long it can be accepted.
    package static let lifetime = Duration.seconds(7 * 24 * 3600)
    /// How many open ones a family may have.
    package static let most = 20
    /// How long one that is over is remembered, so that its holder is told what became of it.
    static let memory = Duration.seconds(90 * 24 * 3600)

    private enum CodingKeys: String, CodingKey {
        case id, familyId, role, createdBy, createdAt, expiresAt
    }

    init(id: ID, to family: Family.ID, as role: Role, by parent: User.ID, at now: Timestamp) {
        self.id = id
        familyId = family
        self.role = role
        createdBy = parent
        createdAt = now
        expiresAt = now + Self.lifetime
        fate = nil
    }

    init(_ row: Row) throws {
        id = try row["id"]
        familyId = try row["family_id"]
        role = try row["role"]
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        expiresAt = try row["expires_at"]
        fate = try row["fate"]
    }

    /// Whether it can be accepted at this moment.
    /// - Throws: `InviteRefusal.used`, `.revoked`, `.expired`.
    func checkOpen(at now: Timestamp) throws(InviteRefusal) {
        switch fate {
        case .accepted: throw .used
        case .revoked: throw .revoked
        case nil: if expiresAt <= now { throw .expired }
        }
    }
}
