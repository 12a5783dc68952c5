/// What is left to hear of a chat for who comes back.
extension Messages {
    /// Who is in which of a family's chats, and since which message: of one person.
    package struct Standing: Sendable {
        private let firstNumbers: [Chat.ID: Int]

        /// Reads it.
        package init(of user: User.ID, in family: Family.ID, _ reading: borrowing some Reading & ~Copyable) throws {
            let rows = try reading.rows(
                """
                SELECT chat.id, chat_member.first_number FROM chat_member JOIN chat ON chat.id = chat_member.chat_id
                WHERE chat_member.user_id = \(user) AND chat.family_id = \(family)
                """
            )
            firstNumbers = Dictionary(uniqueKeysWithValues: try rows.map { (try $0["id"], try $0["first_number"]) })
        }

        /// Whether an event may still be told: no message of a chat that the person isn't in any more.
        package func allows(_ event: LoggedEvent) throws -> Bool {
            switch event.name {
            case MessageCreated.name: allows(try event.payload(as: MessageCreated.self).message)
            case MessageEdited.name: allows(try event.payload(as: MessageEdited.self).message)
            case MessageDeleted.name: allows(try event.payload(as: MessageDeleted.self).message)
            default: true
            }
        }

        private func allows(_ message: Message) -> Bool {
            firstNumbers[message.chatId].map { message.number > $0 } ?? false
        }
    }
}

extension Chats {
    /// The family a chat belongs to, for who is in it.
    /// - Throws: `ChatRefusal.notFound`.
    package func family(of chat: Chat.ID, for user: User.ID) async throws -> Family.ID {
        try await database.read { reading in
            let row = try reading.first(
                """
                SELECT chat.family_id FROM chat JOIN chat_member ON chat_member.chat_id = chat.id
                WHERE chat.id = \(chat) AND chat_member.user_id = \(user)
                """
            )
            guard let row else { throw ChatRefusal.notFound }
            return try row["family_id"]
        }
    }
}
