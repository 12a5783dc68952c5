/// Somebody in a chat, as everybody in it knows.
package struct ChatMember: Codable, Sendable, Equatable {
    /// What a member may do.
    package enum Role: String, Codable, Sendable, CaseIterable, SQLConvertible {
        /// Renames, adds and removes.
        case admin
        case member
    }

    /// Who.
    package let userId: User.ID
    /// Admins are a group's only.
    package var role: Role
    /// Since when; messages before that are not shown.
    package let joinedAt: Timestamp
}

/// Somebody's place in a chat, with what is nobody else's business.
struct ChatSeat: Sendable {
    let chat: Chat.ID
    var member: ChatMember
    /// The last message before this member came.
    let firstNumber: Int
    /// The last message this member has read.
    let readNumber: Int
    /// Whether its messages make no noise.
    let isMuted: Bool

    /// A place from now on.
    init(_ member: ChatMember, in chat: Chat.ID, after number: Int) {
        self.chat = chat
        self.member = member
        firstNumber = number
        readNumber = number
        isMuted = false
    }
}

extension ChatSeat {
    init(_ row: Row) throws {
        chat = try row["chat_id"]
        member = ChatMember(userId: try row["user_id"], role: try row["role"], joinedAt: try row["joined_at"])
        firstNumber = try row["first_number"]
        readNumber = try row["read_number"]
        isMuted = try row["is_muted"]
    }

    static func all(of chat: Chat.ID, in reading: borrowing some Reading & ~Copyable) throws -> [ChatSeat] {
        try reading.rows("SELECT * FROM chat_member WHERE chat_id = \(chat) ORDER BY joined_at, user_id")
            .map(ChatSeat.init)
    }

    static func find(
        _ user: User.ID,
        in chat: Chat.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> ChatSeat? {
        try reading.first("SELECT * FROM chat_member WHERE chat_id = \(chat) AND user_id = \(user)").map(ChatSeat.init)
    }

    func insert(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO chat_member (chat_id, user_id, role, joined_at, first_number, read_number, is_muted)
            VALUES (\(chat), \(member.userId), \(member.role), \(member.joinedAt), \(firstNumber), \(readNumber),
                \(isMuted))
            """
        )
    }

    static func setRole(
        _ role: ChatMember.Role,
        of user: User.ID,
        in chat: Chat.ID,
        _ transaction: borrowing Transaction
    ) throws {
        try transaction.run("UPDATE chat_member SET role = \(role) WHERE chat_id = \(chat) AND user_id = \(user)")
    }

    static func setMuted(
        _ isMuted: Bool,
        for user: User.ID,
        in chat: Chat.ID,
        _ transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            "UPDATE chat_member SET is_muted = \(isMuted) WHERE chat_id = \(chat) AND user_id = \(user)"
        )
    }

    static func setRead(
        _ number: Int,
        by user: User.ID,
        in chat: Chat.ID,
        _ transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            "UPDATE chat_member SET read_number = \(number) WHERE chat_id = \(chat) AND user_id = \(user)"
        )
    }

    static func delete(_ user: User.ID, from chat: Chat.ID, in transaction: borrowing Transaction) throws {
        try transaction.run("DELETE FROM chat_member WHERE chat_id = \(chat) AND user_id = \(user)")
    }
}
