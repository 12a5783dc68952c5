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
        let user = try view.myself()
        return PageContent(
            template: "pages/profile",
            title: "My profile",
            values: ["profileForm": form(user)],
            regions: [
                PageContent.Region(
                    name: "profile/picture",
                    slot: "pictureRegion",
                    values: [
                        "base": viewer.base,
                        "me": viewer.person(viewer.me),
                        "hasPicture": user.imageTag != nil,
                    ]
                )
            ],
            problem: refusal?.problem.detail
        )
    }

    private func form(_ user: User) -> Values {
        let typed = refusal.typed(in: .profile)
        let language = typed?["language"] ?? user.language
        return FaceChoice.values(
            emoji: typed?.text("emoji") ?? user.emoji,
            colour: typed?.text("colour").flatMap(User.Colour.init) ?? user.colour
        ).merging([
            "name": typed?["name"] ?? user.name,
            "birthdate": typed?["birthdate"] ?? user.birthdate ?? "",
            "version": typed?["version"] ?? String(user.version),
            "isDutch": language == "nl",
            "errors": refusal.errors(in: .profile),
        ])
    }
}
