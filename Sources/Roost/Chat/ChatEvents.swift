/// Somebody wrote a message, told to the chat's members.
package struct MessageCreated: Event {
    package static let name = "chat.message.created"
    package let familyId: Family.ID
    package let chatId: Chat.ID
    package let message: Message
}

/// A message says something else now, told to the chat's members.
package struct MessageEdited: Event {
    package static let name = "chat.message.edited"
    package let familyId: Family.ID
    package let chatId: Chat.ID
    package let message: Message
}

/// A message was taken back: what is left of it is told to the chat's members.
package struct MessageDeleted: Event {
    package static let name = "chat.message.deleted"
    package let familyId: Family.ID
    package let chatId: Chat.ID
    package let message: Message
}

/// A chat is new, or has another title, told to its members.
package struct ChatUpdated: Event {
    package static let name = "chat.updated"
    package let familyId: Family.ID
    package let chat: Chat
}

/// Somebody came into a chat, told to its members.
package struct ChatMemberAdded: Event {
    package static let name = "chat.member.added"
    package let familyId: Family.ID
    package let chat: Chat
    package let member: ChatMember
    package let by: User.ID
}

/// Somebody left a chat or was removed, told to its members and to that person.
package struct ChatMemberRemoved: Event {
    package static let name = "chat.member.removed"
    package let familyId: Family.ID
    package let chat: Chat
    package let member: ChatMember
    package let by: User.ID
}

extension Change {
    static func chat(_ chat: Chat, _ effect: Effect) -> Change {
        Change(.chat, chat.id.text, version: chat.version, effect)
    }

    static func message(_ message: Message, _ effect: Effect) -> Change {
        Change(.message, message.id.text, version: message.version, effect)
    }
}
