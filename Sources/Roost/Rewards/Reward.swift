/// Something karma can be spent on.
package struct Reward: Codable, Sendable, Equatable {
    package typealias ID = Identifier<Reward>

    package let id: ID
    package let familyId: Family.ID
    /// 1-100 characters.
    package var name: String
    /// Up to 500 characters.
    package var description: String?
    /// 1-100,000.
    package var karmaCost: Int
    /// Shown where there is no picture.
    package var emoji: String
    /// How many can still be claimed, 0-10,000; none set means without end.
    package var stock: Int?
    /// How often a member may have it in a week of the family's, 1-100; none set means as often as karma allows.
    package var limitPerMember: Int?
    /// Names the picture's bytes (its ETag); none without a picture.
    package var imageTag: String?
    /// Nobody can claim an archived one.
    package var archivedAt: Timestamp?
    package let createdAt: Timestamp
    package var version: Int
}

extension Reward {
    init(_ row: Row) throws {
        id = try row["id"]
        familyId = try row["family_id"]
        name = try row["name"]
        description = try row["description"]
        karmaCost = try row["karma_cost"]
        emoji = try row["emoji"]
        stock = try row["stock"]
        limitPerMember = try row["limit_per_member"]
        imageTag = try row["image_tag"]
        archivedAt = try row["archived_at"]
        createdAt = try row["created_at"]
        version = try row["version"]
    }

    /// - Throws: `RewardRefusal.notFound`, also for a reward of another family.
    static func find(
        _ id: ID,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Reward {
        let row = try reading.first("SELECT * FROM reward WHERE id = \(id) AND family_id = \(family)")
        guard let row else { throw RewardRefusal.notFound }
        return try Reward(row)
    }

    func insert(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO reward (id, family_id, name, description, karma_cost, emoji, stock, limit_per_member, image_tag,
                archived_at, created_at, version)
            VALUES (\(id), \(familyId), \(name), \(description), \(karmaCost), \(emoji), \(stock), \(limitPerMember),
                \(imageTag), \(archivedAt), \(createdAt), \(version))
            """
        )
    }

    func update(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            UPDATE reward SET name = \(name), description = \(description), karma_cost = \(karmaCost), emoji = \(emoji),
                stock = \(stock), limit_per_member = \(limitPerMember), image_tag = \(imageTag), archived_at = \(archivedAt), version = \(version) WHERE id = \(id)
            """
        )
    }
}
