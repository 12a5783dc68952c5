/// A user in a family, with a role.
package struct Member: Codable, Sendable, Equatable {
    /// The person; a member is named by the person's id.
    package let id: User.ID
    /// The person's name.
    package let name: String
    /// Parent or child.
    package var role: Role
    /// The face: one emoji …
    package let emoji: String
    /// … on a colour.
    package let colour: User.Colour
    /// Names the picture shown in the emoji's place; none without one.
    package let imageTag: String?
    /// When the person joined.
    package let joinedAt: Timestamp
    /// Grows with each change.
    package var version: Int

    /// Whether this is one of the family's parents.
    package var isParent: Bool { role == .parent }
}

extension Member {
    init(_ row: Row) throws {
        id = try row["user_id"]
        name = try row["name"]
        role = try row["role"]
        emoji = try row["emoji"]
        colour = try row["colour"]
        imageTag = try row["image_tag"]
        joinedAt = try row["joined_at"]
        version = try row["version"]
    }

    static func all(of family: Family.ID, in reading: borrowing some Reading & ~Copyable) throws -> [Member] {
        try reading.rows(
            """
            SELECT member.user_id, "user".name, member.role, "user".emoji, "user".colour, "user".image_tag,
                member.joined_at, member.version
            FROM member JOIN "user" ON "user".id = member.user_id
            WHERE member.family_id = \(family) ORDER BY member.joined_at, member.user_id
            """
        ).map(Member.init)
    }

    /// Everybody else who is in a family with this person, at this moment.
    package static func companions(
        of user: User.ID,
        in reading: borrowing some Reading & ~Copyable
    ) throws -> Set<User.ID> {
        let rows = try reading.rows(
            """
            SELECT DISTINCT other.user_id FROM member AS mine JOIN member AS other ON other.family_id = mine.family_id
            WHERE mine.user_id = \(user) AND other.user_id <> \(user)
            """
        )
        return Set(try rows.map { try $0["user_id"] })
    }

    /// Whether somebody is a parent of any family.
    static func isParentAnywhere(_ user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> Bool {
        try reading.first(
            "SELECT 1 AS one FROM member WHERE user_id = \(user) AND role = \(Role.parent) LIMIT 1"
        ) != nil
    }

    func insert(into family: Family.ID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO member (family_id, user_id, role, joined_at, version)
            VALUES (\(family), \(id), \(role), \(joinedAt), \(version))
            """
        )
    }

    func update(in family: Family.ID, _ transaction: borrowing Transaction) throws {
        try transaction.run(
            "UPDATE member SET role = \(role), version = \(version) WHERE family_id = \(family) AND user_id = \(id)"
        )
    }

    func delete(from family: Family.ID, in transaction: borrowing Transaction) throws {
        try transaction.run("DELETE FROM member WHERE family_id = \(family) AND user_id = \(id)")
    }
}
