/// Who may still hear what was told of chats: looked up anew when it is delivered, as people leave between.
package struct ChatHearers: Sendable {
    /// Who is in a chat, and the last message before each came.
    private var seats: [Chat.ID: [User.ID: Int]] = [:]
    /// Messages that were said and are taken back.
    private var takenBack: Set<Message.ID> = []

    /// Of the chats that these events are about.
    package init(of events: [LoggedEvent], in reading: borrowing some Reading & ~Copyable) throws {
        for event in events {
            guard let subject = try ChatSubject(event) else { continue }
            if seats[subject.chat] == nil {
                let all = try ChatSeat.all(of: subject.chat, in: reading)
                seats[subject.chat] = Dictionary(uniqueKeysWithValues: all.map { ($0.member.userId, $0.firstNumber) })
            }
            guard let message = subject.message, event.name != MessageDeleted.name else { continue }
            let known = try reading.first("SELECT id FROM message WHERE id = \(message.id) AND deleted_at IS NULL")
            if known == nil { takenBack.insert(message.id) }
        }
    }

    /// Those of an event's audience who may be told now: of a chat who is in it, and was when the message was said; that one has
    /// left, one may know.
    package func audience(of event: LoggedEvent) throws -> Set<User.ID> {
        guard let subject = try ChatSubject(event) else { return event.audience }
        let seats = seats[subject.chat] ?? [:]
        return event.audience.filter { user in
            if subject.leaver == user { return true }
            guard let first = seats[user] else { return false }
            return subject.message.map { $0.number > first } ?? true
        }
    }

    /// The same for who was away: what was taken back meanwhile is not said again.
    package func replayed(_ event: LoggedEvent, to user: User.ID) throws -> Bool {
        guard try audience(of: event).contains(user) else { return false }
        guard event.name != MessageDeleted.name, let message = try ChatSubject(event)?.message else { return true }
        return !takenBack.contains(message.id)
    }
}

/// What an event of a chat is about.
package struct ChatSubject: Sendable {
    /// The chat.
    package let chat: Chat.ID
    fileprivate let message: Message?
    fileprivate let leaver: User.ID?
    private let version: Int?

    /// Nothing for an event that is about no chat.
    /// - Throws: a `DecodingError` when the log has something else there.
    package init?(_ event: LoggedEvent) throws {
        let told: any AboutChat
        switch event.name {
        case MessageCreated.name: told = try event.payload(as: MessageCreated.self)
        case MessageEdited.name: told = try event.payload(as: MessageEdited.self)
        case MessageDeleted.name: told = try event.payload(as: MessageDeleted.self)
        case ChatUpdated.name: told = try event.payload(as: ChatUpdated.self)
        case ChatMemberAdded.name: told = try event.payload(as: ChatMemberAdded.self)
        case ChatMemberRemoved.name: told = try event.payload(as: ChatMemberRemoved.self)
        default: return nil
        }
        (chat, message, leaver, version) = (told.chatId, told.said, told.leaver, told.version)
    }

    /// Who says something with it; nobody in what is not a new message.
    package func author(of event: LoggedEvent) -> User.ID? {
        event.name == MessageCreated.name ? message?.authorId : nil
    }

    /// Whether it was told before somebody left.
    package func isBefore(_ leaving: ChatLeaving) -> Bool {
        if let message { return message.number <= leaving.lastNumber }
        return version.map { $0 < leaving.version } ?? false
    }
}

/// An event of a chat.
private protocol AboutChat {
    var chatId: Chat.ID { get }
    var said: Message? { get }
    var leaver: User.ID? { get }
    var version: Int? { get }
}

extension AboutChat {
    var said: Message? { nil }
    var leaver: User.ID? { nil }
    var version: Int? { nil }
}

extension MessageCreated: AboutChat { var said: Message? { message } }
extension MessageEdited: AboutChat { var said: Message? { message } }
extension MessageDeleted: AboutChat { var said: Message? { message } }

extension ChatUpdated: AboutChat {
    var chatId: Chat.ID { chat.id }
    var version: Int? { chat.version }
}

extension ChatMemberAdded: AboutChat {
    var chatId: Chat.ID { chat.id }
    var version: Int? { chat.version }
}

extension ChatMemberRemoved: AboutChat {
    var chatId: Chat.ID { chat.id }
    var leaver: User.ID? { member.userId }
    var version: Int? { chat.version }
}
