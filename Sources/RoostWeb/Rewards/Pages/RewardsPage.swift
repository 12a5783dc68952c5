import Roost

/// The rewards of a family: what I can spend, what waits, the shelf.
struct RewardsPage: FamilyPage {
    static let tab = NavigationTab.rewards

    private var refusal: FormRefusal?

    init() {}

    var path: String { "/rewards" }

    func refusing(_ refusal: FormRefusal) -> RewardsPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let offers = try view.rewards(at: viewer.dates.now)
        let wishes = try WishViews.list(view, viewer, rewards: offers.map(\.reward), refusal).map(\.1)
        return PageContent(
            template: "pages/rewards",
            title: viewer.words("rewards.title"),
            values: ["isParent": viewer.me.isParent],
            regions: [
                PageContent.Region(name: "rewards/balance", slot: "balanceRegion", values: try purse(view, viewer)),
                PageContent.Region(
                    name: "rewards/pending",
                    slot: "pendingRegion",
                    values: shelf(viewer).merging(["claims": wishes, "hasClaims": !wishes.isEmpty])
                ),
                PageContent.Region(
                    name: "rewards/cards",
                    slot: "cardsRegion",
                    values: shelf(viewer).merging([
                        "rewards": offers.map { RewardCardView($0, for: viewer).values },
                        "hasRewards": !offers.isEmpty,
                    ])
                ),
            ],
            problem: refusal?.problem.detail
        )
    }

    private func shelf(_ viewer: Viewer) -> Values {
        ["base": viewer.base, "isParent": viewer.me.isParent]
    }

    private func purse(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> Values {
        let (balance, number) = (try view.balance(of: viewer.me.id), viewer.words.number)
        return [
            "base": viewer.base,
            "balance": number(balance.balance),
            "reserved": number(balance.reserved),
            "available": number(balance.available),
            "hasReserved": balance.reserved > 0,
        ]
    }
}
