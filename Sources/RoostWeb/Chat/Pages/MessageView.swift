import Roost

/// A part of a conversation as a page shows it.
struct MessageView {
    /// What can be felt by one tap.
    private static let quickReactions = ["👍", "❤️", "😂", "🎉", "😮", "😢"]
    /// Messages of one author so close together show the face once.
    private static let together = Duration.seconds(300)

    let viewer: Viewer
    let chat: ChatSummary
    var refusal: FormRefusal?

    /// What `chats/messages` shows; `prior` is the message before, for the day's mark and the face.
    func values(_ messages: [Message], prior: Message?, hasEarlier: Bool, unreadAfter: Int?) -> Values {
        var before = prior
        var rows: [Values] = []
        let unread = unreadAfter.flatMap { read in
            messages.first { $0.number > read && $0.authorId != viewer.me.id }
        }
        for message in messages {
            rows.append(row(message, after: before, isFirstUnread: message.id == unread?.id))
            before = message
        }
        return [
            "chatHref": href,
            "messages": rows,
            "earlierHref": hasEarlier ? messages.first.map { "\(href)?before=\($0.number)" } : nil,
            "isEmptyChat": messages.isEmpty && !hasEarlier && prior == nil,
        ]
    }

    private var href: String { "\(viewer.base)/chats/\(chat.chat.id.text)" }

    private func row(_ message: Message, after before: Message?, isFirstUnread: Bool) -> Values {
        let isNewDay = before.map { !viewer.dates.isSameDay($0.createdAt, message.createdAt) } ?? true
        let isMine = message.authorId == viewer.me.id
        let follows =
            !isNewDay && !isFirstUnread && before?.authorId == message.authorId
            && before.map { message.createdAt - $0.createdAt <= Self.together } ?? false
        let isDeleted = message.deletedAt != nil
        let showsAuthor = !isMine && !follows
        return [
            "dayLabel": isNewDay ? viewer.dates.dayLabel(message.createdAt) : nil,
            "day": viewer.dates.day(of: message.createdAt),
            "isFirstUnread": isFirstUnread,
            "messageId": message.id.text,
            "messageHref": "\(href)/messages/\(message.id.text)",
            "number": message.number,
            "clientId": isMine ? message.clientId : nil,
            "isMine": isMine,
            "isFollow": follows,
            "isDeleted": isDeleted,
            "author": showsAuthor ? viewer.person(message.authorId) : nil,
            "authorName": showsAuthor && chat.chat.type == .group ? viewer.name(of: message.authorId) : nil,
            "authorColour": viewer.roster.find(message.authorId)?.colour.rawValue,
            "text": message.body.isEmpty ? nil : message.body,
            "isBigEmoji": message.body.isFewEmoji,
            "imageHref": message.imageTag.map { "\(href)/messages/\(message.id.text)/image?v=\($0)" },
            "time": viewer.dates.time(of: message.createdAt),
            "instant": message.createdAt.iso8601,
            "isEdited": message.editedAt != nil && !isDeleted,
            "isRead": isMine && isRead(message),
            "reactions": message.reactions.map(reaction),
            "hasReactions": !message.reactions.isEmpty,
            "canReact": !isDeleted,
            "quick": Self.quickReactions.map { ["emoji": $0] as Values },
            "edit": edit(message),
        ]
    }

    /// The form that changes it; nil when that isn't for the viewer to do.
    private func edit(_ message: Message) -> Values? {
        guard message.mayChange(viewer.me.id, at: viewer.dates.now) else { return nil }
        let form = FormRefusal.Form.messageEdit(message.id)
        return refusal.folded(form).merging(["body": refusal.typed(in: form)?["body"] ?? message.body])
    }

    /// Whether everybody else has read it.
    private func isRead(_ message: Message) -> Bool {
        let others = chat.reads.filter { $0.key != viewer.me.id }
        return !others.isEmpty && others.allSatisfy { $0.value >= message.number }
    }

    private func reaction(_ reaction: Reaction) -> Values {
        [
            "emoji": reaction.emoji,
            "count": reaction.userIds.count,
            "names": reaction.userIds.map { viewer.name(of: $0) }.joined(separator: ", "),
            "isOwn": reaction.userIds.contains(viewer.me.id),
        ]
    }
}

extension String {
    /// One to three emoji and nothing else, which are shown large.
    fileprivate var isFewEmoji: Bool {
        (1...3).contains(prefix(4).count) && allSatisfy(\.isEmoji)
    }
}

extension FamilyDates {
    /// Whether both are on one day of the family's.
    func isSameDay(_ one: Timestamp, _ other: Timestamp) -> Bool { dayNumber(of: one) == dayNumber(of: other) }
}
