/// A conversation inside a family.
package struct Chat: Codable, Sendable, Equatable {
    package typealias ID = Identifier<Chat>

    /// The kinds of conversation.
    package enum Kind: String, Codable, Sendable, CaseIterable, SQLConvertible {
        /// Of exactly two members, one per pair.
        case direct
        /// Of any number of members, with a title and admins.
        case group
    }

    package let id: ID
    package let familyId: Family.ID
    package let type: Kind
    /// 1-100 characters; a group's only.
    package var title: String?
    /// Who is in it, the longest first.
    package var members: [ChatMember]
    package let createdBy: User.ID
    package let createdAt: Timestamp
    /// Grows with its title and its members, not with its messages.
    package var version: Int
}

extension Chat {
    /// Everybody in it.
    package var people: Set<User.ID> { Set(members.map(\.userId)) }

    /// A member by id, if there is one.
    package func member(_ id: User.ID) -> ChatMember? {
        members.first { $0.userId == id }
    }

    /// Whether somebody may rename it, add and remove.
    package func isAdmin(_ id: User.ID) -> Bool {
        member(id)?.role == .admin
    }

    /// Of a direct chat the other one; none once that one has left the family.
    package func partner(of id: User.ID) -> User.ID? {
        type == .direct ? members.first { $0.userId != id }?.userId : nil
    }

    /// What names the two of a direct chat, whoever begins.
    static func pair(_ one: User.ID, _ other: User.ID) -> String {
        [one.text, other.text].sorted().joined(separator: " ")
    }
}

extension Chat {
    init(_ row: Row, members: [ChatMember]) throws {
        id = try row["id"]
        familyId = try row["family_id"]
        type = try row["type"]
        title = try row["title"]
        self.members = members
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        version = try row["version"]
    }

    /// A chat as one of its members asks for it.
    /// - Throws: `ChatRefusal.notFound`, also for a chat of another family, or one without the member.
    static func find(
        _ id: ID,
        in family: Family.ID,
        for user: User.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Chat {
        let row = try reading.first("SELECT * FROM chat WHERE id = \(id) AND family_id = \(family)")
        guard let row else { throw ChatRefusal.notFound }
        let chat = try Chat(row, members: try ChatSeat.all(of: id, in: reading).map(\.member))
        guard chat.member(user) != nil else { throw ChatRefusal.notFound }
        return chat
    }

    /// The direct chat of two people, whoever of them is still in it.
    static func direct(
        _ pair: String,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Chat? {
        let row = try reading.first("SELECT * FROM chat WHERE family_id = \(family) AND pair = \(pair)")
        return try row.map { row in
            try Chat(row, members: try ChatSeat.all(of: try row["id"], in: reading).map(\.member))
        }
    }

    func insert(pair: String? = nil, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO chat (id, family_id, type, pair, title, last_number, last_at, created_by, created_at, version)
            VALUES (\(id), \(familyId), \(type), \(pair), \(title), 0, \(createdAt), \(createdBy), \(createdAt),
                \(version))
            """
        )
    }

    func update(in transaction: borrowing Transaction) throws {
        try transaction.run("UPDATE chat SET title = \(title), version = \(version) WHERE id = \(id)")
    }

    /// Takes the place of the next message.
    static func nextNumber(of id: ID, at now: Timestamp, in transaction: borrowing Transaction) throws -> Int {
        let row = try transaction.first(
            "UPDATE chat SET last_number = last_number + 1, last_at = \(now) WHERE id = \(id) RETURNING last_number"
        )
        guard let row else { throw ChatRefusal.notFound }
        return try row["last_number"]
    }

    /// The place of its last message; 0 before the first.
    static func lastNumber(of id: ID, in reading: borrowing some Reading & ~Copyable) throws -> Int {
        try reading.first("SELECT last_number FROM chat WHERE id = \(id)").map { try $0["last_number"] } ?? 0
    }
}
