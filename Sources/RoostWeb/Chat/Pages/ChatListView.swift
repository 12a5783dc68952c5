import Roost

/// The list of one's chats as a page shows it.
struct ChatListView {
    private let viewer: Viewer
    private let current: Chat.ID?

    init(for viewer: Viewer, current: Chat.ID? = nil) {
        self.viewer = viewer
        self.current = current
    }

    /// What `chats/list` shows: the 100 chats where something was said last.
    func values(_ view: borrowing FamilyView) throws -> Values {
        let summaries = try view.chats(limit: 100).items
        let people = summaries.flatMap { [$0.partner, $0.lastMessage?.authorId].compactMap { $0 } }
        let viewer = try viewer.knowing(people, in: view)
        let chats = summaries.map { row($0, viewer) }
        return ["base": viewer.base, "chats": chats, "hasChats": !chats.isEmpty]
    }

    private func row(_ summary: ChatSummary, _ viewer: Viewer) -> Values {
        [
            "chatId": summary.chat.id.text,
            "chatHref": "\(viewer.base)/chats/\(summary.chat.id.text)",
            "chatName": viewer.name(of: summary),
            "faces": viewer.faces(of: summary.chat),
            "presenceOf": summary.chat.partner(of: viewer.me.id)?.text,
            "preview": preview(summary, viewer),
            "timeLabel": summary.lastMessage.map { time($0.createdAt) },
            "unreadCount": summary.unreadCount == 0 ? nil : summary.unreadCount,
            "isMuted": summary.isMuted,
            "isCurrent": summary.chat.id == current,
        ]
    }

    private func preview(_ summary: ChatSummary, _ viewer: Viewer) -> String {
        guard let message = summary.lastMessage else { return viewer.words("chats.preview.none") }
        let said = message.preview(in: viewer.words)
        if message.authorId == viewer.me.id { return viewer.words("chats.preview.mine", ["said": said]) }
        guard summary.chat.type == .group else { return said }
        return viewer.words("chats.preview.theirs", ["who": viewer.name(of: message.authorId), "said": said])
    }

    private func time(_ instant: Timestamp) -> String {
        viewer.dates.isToday(instant) ? viewer.dates.time(of: instant) : viewer.dates.dayLabel(instant)
    }
}

extension Viewer {
    /// What a chat is called by this member.
    func name(of summary: ChatSummary) -> String {
        summary.chat.title ?? summary.partner.map { name(of: $0) } ?? words("people.who_left")
    }

    /// The faces that stand for a chat: the other one's, or the first two of a group.
    func faces(of chat: Chat) -> [Values] {
        chat.members.filter { $0.userId != me.id }.compactMap { person($0.userId) }.prefix(2).map { $0 }
    }
}

extension Message {
    /// The message in a line.
    func preview(in words: Words) -> String {
        if deletedAt != nil { return words("chats.deleted") }
        let line = String(body.prefix(120)).split(whereSeparator: \.isNewline).joined(separator: " ")
        return imageTag == nil ? line : "📷 " + (line.isEmpty ? words("chats.picture") : line)
    }
}
