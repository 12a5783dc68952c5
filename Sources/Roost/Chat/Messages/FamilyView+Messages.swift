extension FamilyView {
    /// Which part of a conversation is wanted.
    package enum MessageRange: Sendable, Equatable {
        /// The newest.
        case latest
        /// Those before a place, the nearest.
        case before(Int)
        /// Those after a place, the nearest.
        case after(Int)
        /// Those from one place to another.
        case between(Int, Int)
    }

    /// The most messages that are told at once.
    package static var mostMessages: Int { 200 }

    /// A part of a conversation, the oldest message first; never what was said before I came.
    /// - Throws: `ChatRefusal.notFound`.
    package func messages(_ range: MessageRange, of id: Chat.ID, limit: Int = 50) throws -> [Message] {
        let seat = try seat(in: id)
        var conditions: [SQL] = ["chat_id = \(id)", "number > \(seat.firstNumber)"]
        switch range {
        case .latest: break
        case .before(let number): conditions.append("number < \(number)")
        case .after(let number): conditions.append("number > \(number)")
        case .between(let first, let last): conditions.append("number >= \(first) AND number <= \(last)")
        }
        let newestFirst = if case .after = range { false } else { true }
        return try Message.all(conditions, newestFirst: newestFirst, limit: limit, in: self)
    }

    /// A page of a conversation, the newest message first.
    /// - Throws: `ChatRefusal.notFound`; `Invalid` for a cursor that isn't one of this list, or a limit out of range.
    package func messages(of id: Chat.ID, cursor: String?, limit: Int) throws -> Page<Message> {
        try PageLimit.check(limit, most: Self.mostMessages)
        var range = MessageRange.latest
        if let cursor {
            guard let number = Int(cursor), number > 0 else {
                throw Invalid("cursor", "This cursor is not from this list.")
            }
            range = .before(number)
        }
        let messages = try messages(range, of: id, limit: limit + 1)
        return Page(Array(messages.reversed()), limit: limit) { String($0.number) }
    }

    /// One message.
    /// - Throws: `ChatRefusal.notFound`, `.messageNotFound`.
    package func message(_ id: Message.ID, in chat: Chat.ID) throws -> Message {
        try Message.find(id, for: try seat(in: chat), self)
    }

    /// A message's picture.
    /// - Throws: `ChatRefusal.notFound`, `.messageNotFound`, `.noImage`.
    package func messageImage(_ id: Message.ID, in chat: Chat.ID) throws -> Image {
        _ = try message(id, in: chat)
        return try Image.find(with: id, in: self)
    }

    /// Whether there is anything before a place that I may see.
    package func hasMessages(before number: Int, in id: Chat.ID) throws -> Bool {
        number > (try seat(in: id)).firstNumber + 1
    }

    /// Messages of my chats that have words beginning with each of those asked for, the newest first.
    /// - Throws: `Invalid` for a text of more than 200 characters, a cursor of another list, or a limit out of range.
    package func searchMessages(
        _ text: String,
        cursor: String? = nil,
        limit: Int = 50
    ) throws -> Page<MessageHit> {
        try PageLimit.check(limit)
        var checks = FieldChecks()
        let text = checks.prose(text, "q", most: 200) ?? ""
        try checks.finish()
        let key = try cursor.map { cursor throws(Invalid) in
            guard let key = Int64(cursor) else { throw Invalid("cursor", "This cursor is not from this list.") }
            return key
        }
        let words = text.split { !$0.isLetter && !$0.isNumber }.prefix(10).map(String.init)
        let chats = try SearchedChat.all(of: me.id, in: family.id, self)
        guard !words.isEmpty, !chats.isEmpty else { return Page(items: [], nextCursor: nil) }
        let query = messageSearch.query(words, in: chats, for: me.id, before: key, limit: limit + 1)
        return Page(try rows(query).map(MessageHit.init), limit: limit) { String($0.key) }
    }

    private func seat(in chat: Chat.ID) throws -> ChatSeat {
        let known = try first("SELECT 1 AS one FROM chat WHERE id = \(chat) AND family_id = \(family.id)")
        guard known != nil, let seat = try ChatSeat.find(me.id, in: chat, self) else { throw ChatRefusal.notFound }
        return seat
    }
}
