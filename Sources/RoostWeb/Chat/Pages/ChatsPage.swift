import Roost

/// The list of chats, with nothing opened.
struct ChatsPage: FamilyPage {
    static let tab = NavigationTab.chats

    private var refusal: FormRefusal?

    init() {}

    var path: String { "/chats" }

    func refusing(_ refusal: FormRefusal) -> ChatsPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        PageContent(
            template: "pages/chats",
            title: viewer.words("chats.title"),
            values: ["base": viewer.base, "isOpen": false],
            regions: [
                PageContent.Region(
                    name: "chats/list",
                    slot: "listRegion",
                    values: try ChatListView(for: viewer).values(view)
                )
            ],
            problem: refusal?.problem.detail
        )
    }
}
