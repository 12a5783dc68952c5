import Roost

/// Who one is to the others: name, face, picture, language, birthdate.
struct ProfilePage: FamilyPage {
    static let tab = NavigationTab.me

    private var refusal: FormRefusal?

    init() {}

    var path: String { "/profile" }

    func refusing(_ refusal: FormRefusal) -> ProfilePage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        ProfileView(try view.myself(), face: viewer.person(viewer.me), base: viewer.base, refusal, in: viewer.words)
            .content
    }
}
