/// How an engine finds messages by their words: the one thing of SQL that engines do each in their own way.
package protocol MessageSearch: Sendable {
    /// The messages that have a word beginning with each of these, in these chats as far as the person may read them, the newest
    /// first: the columns of `message`, and `excerpt`, in which a match stands between U+0002 and U+0003.
    func query(_ words: [String], in chats: [SearchedChat], for user: User.ID, before key: Int64?, limit: Int) -> SQL
}

/// A chat that is searched, and from where on.
package struct SearchedChat: Sendable, Hashable {
    /// Which.
    package let id: Chat.ID
    /// The key of the last message that was said before the person came; 0 for who was there from the beginning. Keys grow with
    /// time, so an engine needs to look at none up to it.
    package let afterKey: Int64

    init(_ row: Row) throws {
        id = try row["id"]
        afterKey = try row["after_key"]
    }

    /// Those of one person in a family.
    static func all(
        of user: User.ID,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> [SearchedChat] {
        try reading.rows(
            """
            SELECT chat.id, coalesce(before.key, 0) AS after_key
            FROM chat_member JOIN chat ON chat.id = chat_member.chat_id
            LEFT JOIN message AS before ON before.chat_id = chat.id AND before.number = chat_member.first_number
            WHERE chat_member.user_id = \(user) AND chat.family_id = \(family) AND chat.last_number > chat_member.first_number
            ORDER BY after_key DESC, chat.id
            """
        ).map(SearchedChat.init)
    }
}

/// A message that was searched for, with the place where it was found.
package struct MessageHit: Sendable, Encodable, Equatable {
    /// A piece of text that matches, or one between.
    package struct Part: Sendable, Encodable, Equatable {
        /// The text.
        package let text: String
        /// Whether this is what was searched for.
        package let isMatch: Bool
    }

    /// The message.
    package let message: Message
    /// What stands around the matches, in order.
    package let excerpt: [Part]
    /// Its place among all messages.
    let key: Int64

    private enum CodingKeys: String, CodingKey {
        case message, excerpt
    }

    init(_ row: Row) throws {
        message = try Message(row)
        excerpt = Self.parts(try row["excerpt"])
        key = try row["key"]
    }

    /// Text can't have these characters itself: they are refused when it is written.
    private static func parts(_ marked: String) -> [Part] {
        var parts: [Part] = []
        for piece in marked.split(separator: "\u{2}", omittingEmptySubsequences: false) {
            let sides = piece.split(separator: "\u{3}", maxSplits: 1, omittingEmptySubsequences: false)
            if sides.count == 2 { parts.append(Part(text: String(sides[0]), isMatch: true)) }
            if let rest = sides.last, !rest.isEmpty { parts.append(Part(text: String(rest), isMatch: false)) }
        }
        return parts
    }
}
