package import Roost

extension Home {
    /// A new group of somebody's.
    package func group(
        _ title: String = "Holidays",
        of members: [User.ID],
        by maker: User.ID? = nil
    ) async throws -> Chat {
        try await services.chats.create(GroupDraft(title: title, members: members), in: id, by: Caller(maker ?? anna))
    }

    /// The direct chat of two.
    package func direct(_ one: User.ID, _ other: User.ID) async throws -> Chat {
        try await services.chats.direct(with: other, in: id, by: Caller(one)).chat
    }

    /// Somebody says something; a second passes, as people don't write ten messages at once.
    @discardableResult
    package func say(
        _ body: String,
        in chat: Chat,
        by author: User.ID,
        clientId: String? = nil
    ) async throws -> Message {
        let draft = MessageDraft(clientId: clientId ?? "m-\(clock.now.milliseconds)", body: body)
        let sent = try await services.messages.send(draft, to: chat.id, in: id, by: Caller(author))
        clock.advance(by: .seconds(1))
        return sent.message
    }

    /// Somebody says something under a name, with no time to pass.
    package func send(
        _ body: String,
        as clientId: String,
        in chat: Chat,
        by author: User.ID
    ) async throws -> Messages.Sent {
        let draft = MessageDraft(clientId: clientId, body: body)
        return try await services.messages.send(draft, to: chat.id, in: id, by: Caller(author))
    }

    /// Somebody has read up to a message.
    @discardableResult
    package func read(_ message: Message, by user: User.ID) async throws -> ReadMark {
        try await services.messages.read(upTo: message.id, in: message.chatId, of: id, by: Caller(user))
    }

    /// A chat as somebody sees it.
    package func chat(_ chat: Chat, for user: User.ID) async throws -> ChatSummary {
        try await services.database.view(of: id, for: user) { try $0.chat(chat.id) }
    }

    /// Somebody's chats, the latest first.
    package func chats(of user: User.ID) async throws -> [ChatSummary] {
        try await services.database.view(of: id, for: user) { try $0.chats(limit: 100).items }
    }

    /// What somebody can read of a chat, the oldest first.
    package func messages(of chat: Chat, for user: User.ID) async throws -> [Message] {
        try await services.database.view(of: id, for: user) { try $0.messages(.latest, of: chat.id, limit: 200) }
    }

    /// What somebody finds.
    package func search(_ text: String, for user: User.ID) async throws -> [MessageHit] {
        try await services.database.view(of: id, for: user) { try $0.searchMessages(text, limit: 100).items }
    }
}
