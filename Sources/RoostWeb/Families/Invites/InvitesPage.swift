import Roost

/// A family's invites, for parents: one that was just made with its link and code, the form for another, those that are open.
struct InvitesPage: FamilyPage {
    static let tab = NavigationTab.family

    private var made: InviteLink?
    private var refusal: FormRefusal?

    /// The page, with the link of an invite that was made just now: it is shown this once.
    init(made: InviteLink? = nil) {
        self.made = made
    }

    var path: String { "/invites" }

    func refusing(_ refusal: FormRefusal) -> InvitesPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        _ = try viewer.roster.parent(viewer.me.id)
        return PageContent(
            template: "pages/invites",
            title: viewer.words("family.invites"),
            values: ["made": made.map { Self.values($0, viewer) }, "inviteForm": ["isChildRole": true] as Values],
            regions: [try InvitesView.region(view, viewer)],
            problem: refusal?.problem.detail
        )
    }

    private static func values(_ made: InviteLink, _ viewer: Viewer) -> Values {
        [
            "madeRole": viewer.words(made.invite.role == .parent ? "family.a_parent" : "family.a_child"),
            "madeUrl": made.url,
            "madeCode": made.qrCode,
            "madeUntil": viewer.dates.inSentence(made.invite.expiresAt),
        ]
    }
}
