import Roost

/// Where one is signed in, one's password, one's data.
struct SettingsPage: FamilyPage {
    static let tab = NavigationTab.me

    /// The sign-in that asks, which is marked; none when the page is shown again after a form.
    private let current: SignIn.ID?
    private var refusal: FormRefusal?

    init(current: SignIn.ID?) {
        self.current = current
    }

    var path: String { "/settings" }

    func refusing(_ refusal: FormRefusal) -> SettingsPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        PageContent(
            template: "pages/settings",
            title: "Settings",
            values: [
                "passwordForm": try view.hasPassword() ? ["errors": refusal.errors(in: .password)] as Values : nil,
                "myName": viewer.me.name,
                "farewell": ["errors": refusal.errors(in: .farewell), "isUnfolded": refusal?.form == .farewell]
                    as Values,
            ],
            regions: [
                PageContent.Region(name: "settings/sign-ins", slot: "signInsRegion", values: try signIns(view, viewer))
            ],
            problem: refusal?.problem.detail
        )
    }

    private func signIns(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> Values {
        let items = try view.mySignIns(at: viewer.dates.now).map { signIn -> Values in
            [
                "signInId": signIn.id.text,
                "isCurrent": signIn.id == current,
                "since": viewer.dates.moment(signIn.createdAt),
                "seen": viewer.dates.moment(signIn.seenAt),
            ]
        }
        return ["base": viewer.base, "signIns": items]
    }
}
