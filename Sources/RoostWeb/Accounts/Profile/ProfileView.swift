import Roost

/// What the page about oneself shows, in a family or without one.
struct ProfileView: Sendable {
    let content: PageContent

    /// `face` is how others see one, `base` where the page's forms are.
    init(_ user: User, face: Values, base: String, _ refusal: FormRefusal?, in words: Words) {
        content = PageContent(
            template: "pages/profile",
            title: words("accounts.profile"),
            values: ["base": base, "isAlone": base == AccountDoor.base],
            regions: [
                PageContent.Region(
                    name: "profile/form",
                    slot: "formRegion",
                    values: Self.form(user, refusal, words).merging(["base": base])
                ),
                PageContent.Region(
                    name: "profile/picture",
                    slot: "pictureRegion",
                    values: ["base": base, "me": face, "hasPicture": user.imageTag != nil]
                ),
            ],
            problem: refusal?.problem.detail
        )
    }

    private static func form(_ user: User, _ refusal: FormRefusal?, _ words: Words) -> Values {
        let typed = refusal.typed(in: .profile)
        let language = typed?["language"] ?? user.language
        return FaceChoice.values(
            emoji: typed?.text("emoji") ?? user.emoji,
            colour: typed?.text("colour").flatMap(User.Colour.init) ?? user.colour,
            in: words
        ).merging([
            "name": typed?["name"] ?? user.name,
            "birthdate": typed?["birthdate"] ?? user.birthdate ?? "",
            "version": String(refusal.version(in: .profile) ?? user.version),
            "languages": Language.allCases.map { choice -> Values in
                ["value": choice.rawValue, "label": choice.name, "isSelected": choice.rawValue == language]
            },
            "errors": refusal.errors(in: .profile),
        ])
    }
}
