import Roost

/// What the page about oneself shows, in a family or without one.
struct ProfileView: Sendable {
    let content: PageContent

    /// `face` is how others see one, `base` where the page's forms are.
    init(_ user: User, face: Values, base: String, _ refusal: FormRefusal?) {
        content = PageContent(
            template: "pages/profile",
            title: "My profile",
            values: [
                "base": base, "isAlone": base == AccountDoor.base,
                "profileForm": Self.form(user, refusal).merging(["base": base]),
            ],
            regions: [
                PageContent.Region(
                    name: "profile/picture",
                    slot: "pictureRegion",
                    values: ["base": base, "me": face, "hasPicture": user.imageTag != nil]
                )
            ],
            problem: refusal?.problem.detail
        )
    }

    private static func form(_ user: User, _ refusal: FormRefusal?) -> Values {
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
