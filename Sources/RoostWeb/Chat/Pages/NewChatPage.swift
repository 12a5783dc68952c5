import Roost

/// Begins a chat: with one other, or with several under a title.
struct NewChatPage: FamilyPage {
    static let tab = NavigationTab.chats

    private var refusal: FormRefusal?

    init() {}

    var path: String { "/chats/new" }

    func refusing(_ refusal: FormRefusal) -> NewChatPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let typed = refusal.typed(in: .chat)
        let others = viewer.roster.members.filter { $0.id != viewer.me.id }.map { member -> Values in
            [
                "person": viewer.person(member),
                "personName": member.name,
                "personId": member.id.text,
                "isChosen": typed?.has("member-\(member.id.text)") ?? false,
            ]
        }
        return PageContent(
            template: "pages/chat-new",
            title: viewer.words("chats.new"),
            values: [
                "base": viewer.base,
                "others": others,
                "hasOthers": !others.isEmpty,
                "titleValue": typed?["title"] ?? "",
                "titleError": refusal.errors(in: .chat)["title"],
            ],
            problem: refusal?.problem.detail
        )
    }
}
