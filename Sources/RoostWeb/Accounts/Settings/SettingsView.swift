import Roost

/// What the page of settings shows, in a family or without one.
struct SettingsView: Sendable {
    let content: PageContent

    /// Whose settings, and where their forms are.
    struct Owner: Sendable {
        let name: String
        let hasPassword: Bool
        let base: String
        let words: Words
    }

    /// `current` is the sign-in that asks, `feed` what `settings/feed` shows, which only somebody in a family has.
    init(
        of owner: Owner,
        _ signIns: [SignIn],
        current: SignIn.ID?,
        dates: FamilyDates,
        feed: Values?,
        _ refusal: FormRefusal?
    ) {
        content = PageContent(
            template: "pages/settings",
            title: owner.words("accounts.settings"),
            values: [
                "base": owner.base,
                "isAlone": owner.base == AccountDoor.base,
                "passwordForm": owner.hasPassword ? ["errors": refusal.errors(in: .password)] as Values : nil,
                "myName": owner.name,
                "feed": feed,
                "farewell": refusal.folded(.farewell, "confirmation"),
            ],
            regions: [
                PageContent.Region(
                    name: "settings/sign-ins",
                    slot: "signInsRegion",
                    values: [
                        "base": owner.base,
                        "signIns": signIns.map { Self.values($0, current, dates, owner.words) },
                    ]
                )
            ],
            problem: refusal?.problem.detail
        )
    }

    private static func values(
        _ signIn: SignIn,
        _ current: SignIn.ID?,
        _ dates: FamilyDates,
        _ words: Words
    ) -> Values {
        [
            "signInId": signIn.id.text,
            "isCurrent": signIn.id == current,
            "device": Device(userAgent: signIn.userAgent).label(in: words),
            "since": dates.moment(signIn.createdAt),
            "seen": dates.moment(signIn.seenAt),
        ]
    }
}
