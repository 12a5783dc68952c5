import Roost

/// Who is in a chat, and what its members and admins can do with it.
struct ChatDetailsPage: FamilyPage {
    static let tab = NavigationTab.chats

    private let id: Chat.ID
    private var refusal: FormRefusal?

    init(id: Chat.ID) {
        self.id = id
    }

    var path: String { "/chats/\(id.text)/details" }

    func refusing(_ refusal: FormRefusal) -> ChatDetailsPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let summary = try view.chat(id)
        let viewer = try viewer.knowing([summary.partner].compactMap { $0 }, in: view)
        let (chat, isAdmin) = (summary.chat, summary.chat.isAdmin(viewer.me.id))
        let outside = viewer.roster.members.filter { chat.member($0.id) == nil }
        let details: Values = [
            "base": viewer.base,
            "chatHref": "\(viewer.base)/chats/\(id.text)",
            "chatName": viewer.name(of: summary),
            "isGroup": chat.type == .group,
            "isMuted": summary.isMuted,
            "isAdmin": isAdmin,
            "version": chat.version,
            "titleValue": refusal.typed(in: .chat)?["title"] ?? chat.title ?? "",
            "titleError": refusal.errors(in: .chat)["title"],
            "seats": chat.members.map { seat($0, isAdmin: isAdmin, viewer) },
            "outside": isAdmin ? outside.map { ["candidate": viewer.person($0)] as Values } : [],
            "hasOutside": isAdmin && !outside.isEmpty,
        ]
        return PageContent(
            template: "pages/chat-details",
            title: viewer.name(of: summary),
            values: ["base": viewer.base],
            regions: [PageContent.Region(name: "chats/details", slot: "detailsRegion", values: details)],
            problem: refusal?.problem.detail
        )
    }

    private func seat(_ member: ChatMember, isAdmin: Bool, _ viewer: Viewer) -> Values {
        [
            "person": viewer.person(member.userId),
            "seatName": viewer.name(of: member.userId),
            "seatUserId": member.userId.text,
            "isSeatAdmin": member.role == .admin,
            "isMySeat": member.userId == viewer.me.id,
            "canRemove": isAdmin && member.userId != viewer.me.id,
        ]
    }
}
