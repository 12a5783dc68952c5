/// Somebody in a chat, by ids.
package struct ChatPlace: Sendable, Hashable {
    /// Which chat.
    package let chat: Chat.ID
    /// Who.
    package let user: User.ID

    /// A person in a chat.
    package init(_ user: User.ID, in chat: Chat.ID) {
        self.chat = chat
        self.user = user
    }
}

/// Somebody has left a chat, or was taken out of it.
package struct ChatLeaving: Sendable, Hashable {
    /// Who, and what.
    package let place: ChatPlace
    /// The last message that was said before.
    package let lastNumber: Int
    /// The chat's version from then on.
    package let version: Int
}

/// How far somebody has read a chat: told to those who have it open, and kept nowhere else.
package struct ReadMark: Codable, Sendable, Hashable {
    package let familyId: Family.ID
    package let chatId: Chat.ID
    /// Who has read.
    package let userId: User.ID
    /// The last message that was read; none before the first.
    package let messageId: Message.ID?
    /// That message's place in the chat.
    package let number: Int
    /// When.
    package let at: Timestamp
}
