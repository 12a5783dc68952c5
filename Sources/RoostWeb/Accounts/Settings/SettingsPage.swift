import Roost

/// Where one is signed in, one's password, one's calendar, one's data.
struct SettingsPage: FamilyPage {
    static let tab = NavigationTab.me

    /// The sign-in that asks, which is marked; none when the page is shown again after a form.
    private let current: SignIn.ID?
    /// The link of a feed that was made just now: it is shown this once.
    private let made: FeedLink?
    private var refusal: FormRefusal?

    init(current: SignIn.ID?, made: FeedLink? = nil) {
        self.current = current
        self.made = made
    }

    var path: String { "/settings" }

    func refusing(_ refusal: FormRefusal) -> SettingsPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let owner = SettingsView.Owner(
            name: viewer.me.name,
            hasPassword: try view.hasPassword(),
            base: viewer.base,
            words: viewer.words
        )
        let (signIns, feed) = (try view.mySignIns(at: viewer.dates.now), try feed(view, viewer))
        return SettingsView(of: owner, signIns, current: current, dates: viewer.dates, feed: feed, refusal).content
    }

    private func feed(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> Values {
        let madeAt = try view.taskFeedMadeAt()
        return [
            "base": viewer.base,
            "hasFeed": madeAt != nil,
            "feedSince": madeAt.map { viewer.words("feed.since", ["when": viewer.dates.inSentence($0)]) },
            "made": made.map { ["feedUrl": $0.url, "feedEventsUrl": $0.eventsUrl] as Values },
        ]
    }
}
