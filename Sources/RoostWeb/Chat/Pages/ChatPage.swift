import Roost

/// A conversation, beside the list of chats.
struct ChatPage: FamilyPage {
    static let tab = NavigationTab.chats
    /// How many messages are shown at once.
    private static let window = 50

    private let id: Chat.ID
    private let range: FamilyView.MessageRange
    private var refusal: FormRefusal?

    /// The newest messages, or by the query `before`, `after`, or `from` and `through`, those around a place.
    init(id: Chat.ID, _ fields: QueryFields = QueryFields("")) {
        self.id = id
        func number(_ field: String) -> Int? {
            // Beyond what any chat has is a mistyped address: the newest are shown.
            fields[field].flatMap { Int($0) }.flatMap { (0...Int(Int32.max)).contains($0) ? $0 : nil }
        }
        range =
            if let before = number("before") { .before(before) } else if let after = number("after") {
                .after(after)
            } else if let from = number("from") { .between(from, number("through") ?? from) } else { .latest }
    }

    var path: String { "/chats/\(id.text)" }

    func refusing(_ refusal: FormRefusal) -> ChatPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let chat = try view.chat(id)
        let viewer = try viewer.knowing([chat.partner].compactMap { $0 }, in: view)
        return PageContent(
            template: "pages/chats",
            title: viewer.name(of: chat),
            values: composer(view, chat, viewer),
            regions: [
                PageContent.Region(
                    name: "chats/list",
                    slot: "listRegion",
                    values: try ChatListView(for: viewer, current: id).values(view)
                ),
                PageContent.Region(name: "chats/head", slot: "headRegion", values: head(chat, viewer)),
                PageContent.Region(
                    name: "chats/messages",
                    slot: "messagesRegion",
                    values: try messages(view, chat, viewer)
                ),
            ],
            problem: refusal?.problem.detail
        )
    }

    private func composer(_ view: borrowing FamilyView, _ chat: ChatSummary, _ viewer: Viewer) -> Values {
        [
            "base": viewer.base,
            "isOpen": true,
            "openChat": [
                "chatId": id.text,
                "chatHref": "\(viewer.base)/chats/\(id.text)",
                // Told apart by when and where the page was made: sent twice without a script, it is still one message.
                "clientId": "page-\(viewer.dates.now.milliseconds)-\(view.offset)",
                "typed": refusal.typed(in: .message)?["body"],
                "bodyError": refusal.errors(in: .message)["body"],
                "canWrite": chat.chat.type == .group || chat.chat.members.count == 2,
                "isLatest": range == .latest,
                "lastId": chat.unreadCount > 0 ? chat.lastMessage?.id.text : nil,
                "reads": chat.reads.sorted { $0.key < $1.key }.map { user, number -> Values in
                    ["userId": user.text, "readNumber": number]
                },
            ] as Values,
        ]
    }

    private func head(_ chat: ChatSummary, _ viewer: Viewer) -> Values {
        let names = chat.chat.members.map {
            $0.userId == viewer.me.id ? viewer.words("chats.you") : viewer.name(of: $0.userId)
        }
        return [
            "base": viewer.base,
            "chatHref": "\(viewer.base)/chats/\(id.text)",
            "chatName": viewer.name(of: chat),
            "faces": viewer.faces(of: chat.chat),
            "isMuted": chat.isMuted,
            "presenceOf": chat.chat.partner(of: viewer.me.id)?.text,
            "memberNames": chat.chat.type == .group ? names.joined(separator: ", ") : nil,
        ]
    }

    private func messages(_ view: borrowing FamilyView, _ chat: ChatSummary, _ viewer: Viewer) throws -> Values {
        // One more than is shown, for the day's mark and the face of the first.
        var found = try view.messages(widened, of: id, limit: Self.window + 1)
        var prior: Message?
        if let first = found.first, !isWanted(first) || (!isFromPlace && found.count > Self.window) { prior = first }
        if prior != nil { found.removeFirst() }
        let unreadAfter = range == .latest && chat.unreadCount > 0 ? chat.reads[viewer.me.id] : nil
        let people = found.map(\.authorId) + found.flatMap { $0.reactions.flatMap(\.userIds) }
        return MessageView(viewer: try viewer.knowing(people, in: view), chat: chat, refusal: refusal)
            .values(found, prior: prior, hasEarlier: prior != nil, unreadAfter: unreadAfter)
    }

    /// The range with the message before it.
    private var widened: FamilyView.MessageRange {
        switch range {
        case .latest, .before: range
        case .after(let number): .after(number - 1)
        case .between(let first, let last): .between(first - 1, min(last, first + Self.window - 1))
        }
    }

    /// Whether it begins at a place, rather than ending at one.
    private var isFromPlace: Bool {
        switch range {
        case .after, .between: true
        case .latest, .before: false
        }
    }

    private func isWanted(_ message: Message) -> Bool {
        switch range {
        case .latest, .before: true
        case .after(let number): message.number > number
        case .between(let first, _): message.number >= first
        }
    }
}
