/// Everybody in a family at this moment: who may ask, and whom to tell.
package struct Roster: Sendable {
    /// The family.
    package let family: Family.ID
    /// Its members, in the order they joined.
    package let members: [Member]

    /// A family's members; empty for a family that doesn't exist.
    init(of family: Family.ID, in reading: borrowing some Reading & ~Copyable) throws {
        self.family = family
        self.members = try Member.all(of: family, in: reading)
    }

    /// A family's members, as one of them asks for it.
    /// - Throws: `FamilyRefusal.notAMember`, also when there is no such family.
    init(of family: Family.ID, for user: User.ID, in reading: borrowing some Reading & ~Copyable) throws {
        try self.init(of: family, in: reading)
        _ = try member(user)
    }

    /// The member who asks.
    /// - Throws: `FamilyRefusal.notAMember`.
    package func member(_ id: User.ID) throws -> Member {
        guard let member = find(id) else { throw FamilyRefusal.notAMember }
        return member
    }

    /// The parent who asks.
    /// - Throws: `FamilyRefusal.notAMember`, `FamilyRefusal.parentsOnly`.
    package func parent(_ id: User.ID) throws -> Member {
        let member = try member(id)
        guard member.isParent else { throw FamilyRefusal.parentsOnly }
        return member
    }

    /// A member by id, if there is one.
    package func find(_ id: User.ID) -> Member? {
        members.first { $0.id == id }
    }

    /// The whole family.
    package var everyone: Set<User.ID> { Set(members.map(\.id)) }

    /// All parents.
    package var parents: Set<User.ID> { everyone(with: .parent) }

    /// Everybody with a role.
    package func everyone(with role: Role) -> Set<User.ID> {
        Set(members.filter { $0.role == role }.map(\.id))
    }
}
