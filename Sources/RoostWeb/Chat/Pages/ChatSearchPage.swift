import Roost

/// What was found in one's chats.
struct ChatSearchPage: FamilyPage {
    static let tab = NavigationTab.chats

    private let text: String
    private let cursor: String?

    init(_ fields: QueryFields) {
        text = fields["q"] ?? ""
        cursor = fields["cursor"]
    }

    var path: String { "/chats/search" }

    func refusing(_ refusal: FormRefusal) -> ChatSearchPage { self }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let page = try view.searchMessages(text, cursor: cursor, limit: 50)
        var chats: [Chat.ID: ChatSummary] = [:]
        for hit in page.items where chats[hit.message.chatId] == nil {
            chats[hit.message.chatId] = try view.chat(hit.message.chatId)
        }
        let people = page.items.map(\.message.authorId) + chats.values.compactMap(\.partner)
        let viewer = try viewer.knowing(people, in: view)
        let hits = page.items.map { hit($0, in: chats[$0.message.chatId], viewer) }
        return PageContent(
            template: "pages/chat-search",
            title: viewer.words("chats.search"),
            values: [
                "base": viewer.base,
                "searchText": text,
                "hits": hits,
                "hasHits": !hits.isEmpty,
                "isAsked": !text.isEmpty,
                "moreQuery": page.nextCursor,
            ]
        )
    }

    private func hit(_ hit: MessageHit, in chat: ChatSummary?, _ viewer: Viewer) -> Values {
        let message = hit.message
        return [
            // The place with some of what was said after it.
            "hitHref":
                "\(viewer.base)/chats/\(message.chatId.text)?before=\(message.number + 25)#message-\(message.id.text)",
            "hitChat": chat.map { viewer.name(of: $0) },
            "hitAuthor": viewer.name(of: message.authorId),
            "hitFace": viewer.person(message.authorId),
            "hitTime": viewer.dates.moment(message.createdAt),
            "parts": hit.excerpt.map { part -> Values in ["piece": part.text, "isMatch": part.isMatch] },
        ]
    }
}
