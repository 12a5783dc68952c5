/// How a child signs in, as its parents see it.
package struct MemberAccess: Sendable, Codable, Equatable {
    /// A PIN's state.
    package struct PINState: Sendable, Codable, Equatable {
        /// Whether it was wrong too often; a parent sets another.
        package let isLocked: Bool
        /// How often it may still be wrong.
        package let triesLeft: Int
    }

    /// The email; none for who signs in by PIN only.
    package let email: String?
    /// Whether there is a password.
    package let hasPassword: Bool
    /// The PIN, if there is one.
    package let pin: PINState?
    /// Whether the family's parents may set PIN and password.
    package let isKeptHere: Bool

    init(to member: Member, of family: Family.ID, in reading: borrowing some Reading & ~Copyable) throws {
        guard let user = try User.find(member.id, in: reading) else { throw FamilyRefusal.memberNotFound }
        email = user.email
        hasPassword = try Password.hash(of: member.id, in: reading) != nil
        pin = try PIN.find(member.id, in: reading).map {
            PINState(isLocked: $0.isLocked, triesLeft: PIN.mostTries - $0.tries)
        }
        isKeptHere = try !member.isParent && user.isWard(of: family, in: reading)
    }
}

extension FamilyView {
    /// How one of the family's children signs in. Parents only.
    /// - Throws: `FamilyRefusal.parentsOnly`, `.memberNotFound`; `AccountRefusal.keepsOwnSignIn` for a parent.
    package func access(to id: User.ID) throws -> MemberAccess {
        _ = try roster.parent(me.id)
        guard let member = roster.find(id) else { throw FamilyRefusal.memberNotFound }
        guard !member.isParent else { throw AccountRefusal.keepsOwnSignIn }
        return try MemberAccess(to: member, of: family.id, in: self)
    }
}
