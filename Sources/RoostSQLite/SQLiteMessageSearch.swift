import Roost

/// Messages by their words, with SQLite's FTS5.
///
/// The chat is a word of the index too, so that a search reads the postings of its own chats and not those of the whole
/// installation; row ids grow with time, so the newest come first without sorting.
struct SQLiteMessageSearch: MessageSearch {
    /// Chats somebody came into later are each searched on their own, from there on: none of what was said before is looked at.
    /// Past so many they are searched together, from the first of these places on.
    private static let mostParts = 40

    func query(
        _ words: [String],
        in chats: [SearchedChat],
        for user: User.ID,
        before key: Int64?,
        limit: Int
    ) -> SQL {
        let terms = words.map { "\"\($0.replacing("\"", with: "\"\""))\" *" }.joined(separator: " AND ")
        let parts = Self.parts(of: chats).map { chats in
            let rooms = chats.map { "\"\($0.id.text.filter { $0 != "-" })\"" }.joined(separator: " OR ")
            let match = "chat : (\(rooms)) AND body : (\(terms))"
            let first = chats.map(\.afterKey).min() ?? 0
            return part(match, for: user, after: first, before: key ?? .max, limit: limit)
        }
        let first: SQL = "SELECT * FROM (\(parts[0]))"
        let all = parts.dropFirst().reduce(first) { "\($0) UNION ALL SELECT * FROM (\($1))" }
        return "\(all) ORDER BY key DESC LIMIT \(limit)"
    }

    private func part(_ match: String, for user: User.ID, after first: Int64, before last: Int64, limit: Int) -> SQL {
        """
        SELECT message.*, snippet(message_text, 1, char(2), char(3), '…', 24) AS excerpt
        FROM message_text CROSS JOIN message ON message.key = message_text.rowid
        CROSS JOIN chat_member ON chat_member.chat_id = message.chat_id AND chat_member.user_id = \(user)
        WHERE message_text MATCH \(match) AND message_text.rowid > \(first) AND message_text.rowid < \(last)
            AND message.number > chat_member.first_number
        ORDER BY message_text.rowid DESC LIMIT \(limit)
        """
    }

    private static func parts(of chats: [SearchedChat]) -> [[SearchedChat]] {
        let whole = chats.filter { $0.afterKey == 0 }
        let late = chats.filter { $0.afterKey > 0 }.sorted { $0.afterKey > $1.afterKey }
        let parts = late.prefix(mostParts).map { [$0] } + [Array(late.dropFirst(mostParts)), whole]
        return parts.filter { !$0.isEmpty }
    }

    /// The index and what keeps it as the messages are. It has no text of its own: `message_words` shows it what to index.
    static let schema = [
        "CREATE VIEW message_words AS SELECT key, replace(chat_id, '-', '') AS chat, body FROM message",
        """
        CREATE VIRTUAL TABLE message_text USING fts5 (
            chat, body, content = 'message_words', content_rowid = 'key', prefix = '1 2 3 4 5 6 7',
            tokenize = 'unicode61 remove_diacritics 2'
        )
        """,
        """
        CREATE TRIGGER message_text_added AFTER INSERT ON message BEGIN
            INSERT INTO message_text (rowid, chat, body)
            VALUES (new.key, replace(new.chat_id, '-', ''), new.body);
        END
        """,
        """
        CREATE TRIGGER message_text_changed AFTER UPDATE OF body ON message WHEN old.body <> new.body BEGIN
            INSERT INTO message_text (message_text, rowid, chat, body)
            VALUES ('delete', old.key, replace(old.chat_id, '-', ''), old.body);
            INSERT INTO message_text (rowid, chat, body)
            VALUES (new.key, replace(new.chat_id, '-', ''), new.body);
        END
        """,
        """
        CREATE TRIGGER message_text_removed AFTER DELETE ON message BEGIN
            INSERT INTO message_text (message_text, rowid, chat, body)
            VALUES ('delete', old.key, replace(old.chat_id, '-', ''), old.body);
        END
        """,
    ]
}
