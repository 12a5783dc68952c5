extension FamilyView {
    /// One chat.
    /// - Throws: `ChatRefusal.notFound`.
    package func chat(_ id: Chat.ID) throws -> ChatSummary {
        guard let chat = try summaries(["chat.id = \(id)"], limit: 1).first else { throw ChatRefusal.notFound }
        return chat
    }

    /// A page of my chats, the one where something was said last first.
    /// - Throws: `Invalid` for a cursor that isn't one of this list, or a limit out of range.
    package func chats(cursor: String? = nil, limit: Int = 50) throws -> Page<ChatSummary> {
        try PageLimit.check(limit)
        var conditions: [SQL] = []
        if let cursor {
            let parts = cursor.split(separator: ".")
            guard parts.count == 2, let key = Int64(parts[0]), let id = Chat.ID(String(parts[1])) else {
                throw Invalid("cursor", "This cursor is not from this list.")
            }
            conditions.append("(chat.last_at, chat.id) < (\(key), \(id))")
        }
        return Page(try summaries(conditions, limit: limit + 1), limit: limit) {
            "\($0.lastAt.milliseconds).\($0.chat.id.text)"
        }
    }

    /// How many messages of others I have not read, in chats that aren't muted.
    package func unreadMessages() throws -> Int {
        let row = try first(
            """
            SELECT coalesce(sum(\(Self.unread(by: me.id))), 0) AS unread
            FROM chat_member AS mine JOIN chat ON chat.id = mine.chat_id
            WHERE mine.user_id = \(me.id) AND chat.family_id = \(family.id) AND mine.is_muted = 0
            """
        )
        return try row.map { try $0["unread"] } ?? 0
    }

    /// My chats that make no noise.
    package func mutedChats() throws -> [Chat.ID] {
        try rows(
            """
            SELECT chat_id FROM chat_member WHERE user_id = \(me.id) AND is_muted = 1 ORDER BY chat_id
            """
        ).map { try $0["chat_id"] }
    }

    /// All that came after what was read, less my own and what was deleted: neither the messages nor my own are counted one by one.
    private static func unread(by user: User.ID) -> SQL {
        """
        chat.last_number - mine.read_number - coalesce((
            SELECT own_number FROM message WHERE chat_id = chat.id AND author_id = \(user) ORDER BY number DESC LIMIT 1
        ), 0) + coalesce((
            SELECT own_number FROM message
            WHERE chat_id = chat.id AND author_id = \(user) AND number <= mine.read_number ORDER BY number DESC LIMIT 1
        ), 0) - (
            SELECT count(*) FROM message
            WHERE chat_id = chat.id AND deleted_at IS NOT NULL AND number > mine.read_number AND author_id <> \(user)
        )
        """
    }

    private func summaries(_ conditions: [SQL], limit: Int) throws -> [ChatSummary] {
        let found = try rows(
            """
            SELECT chat.*, mine.first_number, mine.is_muted, \(Self.unread(by: me.id)) AS unread
            FROM chat_member AS mine JOIN chat ON chat.id = mine.chat_id
            WHERE mine.user_id = \(me.id) AND chat.family_id = \(family.id) AND \(SQL.all(conditions))
            ORDER BY chat.last_at DESC, chat.id DESC LIMIT \(limit)
            """
        )
        return try found.map { try summary($0) }
    }

    private func summary(_ row: Row) throws -> ChatSummary {
        let seats = try ChatSeat.all(of: try row["id"], in: self)
        let chat = try Chat(row, members: seats.map(\.member))
        let (last, first): (Int, Int) = (try row["last_number"], try row["first_number"])
        let pair: String? = try row["pair"]
        return ChatSummary(
            chat: chat,
            partner: pair?.split(separator: " ").compactMap { User.ID(String($0)) }.first { $0 != me.id },
            unreadCount: try row["unread"],
            isMuted: try row["is_muted"],
            lastMessage: last > first ? try Message.find(number: last, in: chat.id, self) : nil,
            lastAt: try row["last_at"],
            reads: Dictionary(uniqueKeysWithValues: seats.map { ($0.member.userId, $0.readNumber) })
        )
    }
}
