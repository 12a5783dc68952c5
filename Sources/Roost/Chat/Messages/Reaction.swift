/// One emoji on a message, and whose it is.
package struct Reaction: Codable, Sendable, Equatable {
    /// One emoji.
    package let emoji: String
    /// Who feels so, the first one first.
    package let userIds: [User.ID]
}

extension Reaction {
    /// One emoji as a reader sees it, and nothing else.
    /// - Throws: `Invalid`.
    package static func checked(_ text: String) throws(Invalid) -> String {
        guard text.count == 1, text.utf8.count <= 64, text.first?.isEmoji == true else {
            throw Invalid("emoji", "A reaction is one emoji.")
        }
        return text
    }

    /// The reactions to a chat's messages from one place to another, by message.
    static func all(
        of chat: Chat.ID,
        from first: Int,
        through last: Int,
        in reading: borrowing some Reading & ~Copyable
    ) throws -> [Message.ID: [Reaction]] {
        let rows = try reading.rows(
            """
            SELECT reaction.message_id, reaction.user_id, reaction.emoji
            FROM message JOIN reaction ON reaction.message_id = message.id
            WHERE message.chat_id = \(chat) AND message.number >= \(first) AND message.number <= \(last)
            ORDER BY reaction.created_at, reaction.user_id
            """
        )
        var found: [Message.ID: [Reaction]] = [:]
        for row in rows {
            let (message, emoji, user): (Message.ID, String, User.ID) =
                (try row["message_id"], try row["emoji"], try row["user_id"])
            var reactions = found[message] ?? []
            if let index = reactions.firstIndex(where: { $0.emoji == emoji }) {
                reactions[index] = Reaction(emoji: emoji, userIds: reactions[index].userIds + [user])
            } else {
                reactions.append(Reaction(emoji: emoji, userIds: [user]))
            }
            found[message] = reactions
        }
        return found
    }

    /// Sets somebody's reaction, in the place of another one; none takes it back.
    static func set(
        _ emoji: String?,
        of user: User.ID,
        on message: Message.ID,
        at now: Timestamp,
        in transaction: borrowing Transaction
    ) throws {
        try transaction.run("DELETE FROM reaction WHERE message_id = \(message) AND user_id = \(user)")
        guard let emoji else { return }
        try transaction.run(
            """
            INSERT INTO reaction (message_id, user_id, emoji, created_at)
            VALUES (\(message), \(user), \(emoji), \(now))
            """
        )
    }

    static func deleteAll(on message: Message.ID, in transaction: borrowing Transaction) throws {
        try transaction.run("DELETE FROM reaction WHERE message_id = \(message)")
    }
}

extension Character {
    /// Whether a reader sees a little picture: an emoji, with its colours and companions, and nothing that is put on top of it.
    package var isEmoji: Bool {
        let rest = unicodeScalars.dropFirst()
        guard let first = unicodeScalars.first, rest.allSatisfy(\.isPartOfEmoji) else { return false }
        // Digits begin keycaps, and are digits without the key's frame.
        if first.isASCII { return rest.contains("\u{20E3}") }
        return first.properties.isEmojiPresentation || (first.properties.isEmoji && !rest.isEmpty)
    }
}

extension Unicode.Scalar {
    /// Whether it can follow in an emoji: another one, a joiner, what asks for colour, a key's frame, or a flag's letters.
    fileprivate var isPartOfEmoji: Bool {
        switch value {
        case 0x200D, 0xFE0F, 0x20E3, 0xE0020...0xE007F: true
        default: properties.isEmoji && !isASCII
        }
    }
}
