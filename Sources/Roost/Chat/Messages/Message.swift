/// Something somebody said in a chat.
package struct Message: Codable, Sendable, Equatable {
    package typealias ID = Identifier<Message>

    package let id: ID
    package let chatId: Chat.ID
    /// Its place in the chat, from 1, without gaps, in the order of commits.
    package let number: Int
    /// Who said it.
    package let authorId: User.ID
    /// The author's own name for it, by which a repeat is known.
    package let clientId: String
    /// 1-8,000 characters; empty beside a picture, and once it is deleted.
    package var body: String
    /// Names the picture's bytes (its ETag); none without a picture.
    package var imageTag: String?
    /// What others feel about it, each emoji once.
    package var reactions: [Reaction]
    package let createdAt: Timestamp
    package var editedAt: Timestamp?
    /// Set when only its place is left.
    package var deletedAt: Timestamp?
    package var version: Int
}

extension Message {
    /// How long it can be edited and deleted.
    package static let changeable = Duration.seconds(15 * 60)

    /// Whether somebody may still edit or delete it.
    package func mayChange(_ user: User.ID, at now: Timestamp) -> Bool {
        user == authorId && deletedAt == nil && now - createdAt <= Self.changeable
    }

    /// Whether somebody may edit or delete it, and if not, why.
    /// - Throws: `ChatRefusal.notYours`, `.deleted`, `.tooLate`.
    func checkChange(by user: User.ID, at now: Timestamp) throws(ChatRefusal) {
        guard user == authorId else { throw .notYours }
        guard deletedAt == nil else { throw .deleted }
        guard mayChange(user, at: now) else { throw .tooLate }
    }
}

extension Message {
    /// The message without its reactions.
    init(_ row: Row) throws {
        id = try row["id"]
        chatId = try row["chat_id"]
        number = try row["number"]
        authorId = try row["author_id"]
        clientId = try row["client_id"]
        body = try row["body"]
        imageTag = try row["image_tag"]
        reactions = []
        createdAt = try row["created_at"]
        editedAt = try row["edited_at"]
        deletedAt = try row["deleted_at"]
        version = try row["version"]
    }

    /// Those whose places are in a range, the oldest first, with their reactions.
    static func all(
        _ conditions: [SQL],
        newestFirst: Bool,
        limit: Int,
        in reading: borrowing some Reading & ~Copyable
    ) throws -> [Message] {
        let order: SQL = newestFirst ? "DESC" : "ASC"
        var messages = try reading.rows(
            "SELECT * FROM message WHERE \(SQL.all(conditions)) ORDER BY number \(order) LIMIT \(limit)"
        ).map(Message.init)
        if newestFirst { messages.reverse() }
        guard let first = messages.first, let last = messages.last else { return [] }
        let reactions = try Reaction.all(of: first.chatId, from: first.number, through: last.number, in: reading)
        for index in messages.indices { messages[index].reactions = reactions[messages[index].id] ?? [] }
        return messages
    }

    static func find(number: Int, in chat: Chat.ID, _ reading: borrowing some Reading & ~Copyable) throws -> Message? {
        try all(["chat_id = \(chat)", "number = \(number)"], newestFirst: false, limit: 1, in: reading).first
    }

    /// A message as a member sees it.
    /// - Throws: `ChatRefusal.messageNotFound`, also for one of another chat or from before the member came.
    static func find(_ id: ID, for seat: ChatSeat, _ reading: borrowing some Reading & ~Copyable) throws -> Message {
        let conditions: [SQL] = ["id = \(id)", "chat_id = \(seat.chat)", "number > \(seat.firstNumber)"]
        let found = try all(conditions, newestFirst: false, limit: 1, in: reading).first
        guard let found else { throw ChatRefusal.messageNotFound }
        return found
    }

    /// Who is in its chat, and was when it was said: nobody else hears what becomes of it.
    func hearers(in reading: borrowing some Reading & ~Copyable) throws -> Set<User.ID> {
        Set(try ChatSeat.all(of: chatId, in: reading).filter { $0.firstNumber < number }.map(\.member.userId))
    }

    /// What a person has sent under this name before.
    static func find(
        clientId: String,
        of author: User.ID,
        in chat: Chat.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Message? {
        let conditions: [SQL] = ["chat_id = \(chat)", "author_id = \(author)", "client_id = \(clientId)"]
        return try all(conditions, newestFirst: false, limit: 1, in: reading).first
    }

    /// What somebody wrote in any chat, the oldest first, without the reactions of others.
    static func all(by author: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> [Message] {
        try reading.rows("SELECT * FROM message WHERE author_id = \(author) ORDER BY created_at, key").map(Message.init)
    }

    func insert(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO message
                (id, chat_id, number, author_id, client_id, body, image_tag, created_at, version, own_number)
            VALUES (\(id), \(chatId), \(number), \(authorId), \(clientId), \(body), \(imageTag), \(createdAt),
                \(version), 1 + coalesce((
                    SELECT own_number FROM message WHERE chat_id = \(chatId) AND author_id = \(authorId)
                    ORDER BY number DESC LIMIT 1
                ), 0))
            """
        )
    }

    func update(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            UPDATE message SET body = \(body), image_tag = \(imageTag), edited_at = \(editedAt),
                deleted_at = \(deletedAt), version = \(version) WHERE id = \(id)
            """
        )
    }
}
