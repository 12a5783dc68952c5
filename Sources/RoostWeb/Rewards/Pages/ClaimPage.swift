import Roost

/// What claiming a reward means, and the button that does; on the shelf it is a sheet, this is for who has no script to open it.
struct ClaimPage: FamilyPage {
    static let tab = NavigationTab.rewards

    private let id: Reward.ID
    private var refusal: FormRefusal?

    init(id: Reward.ID) {
        self.id = id
    }

    var path: String { "/rewards/\(id.text)/claim" }

    func refusing(_ refusal: FormRefusal) -> ClaimPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let offer = try view.reward(id, at: viewer.dates.now)
        if offer.reward.archivedAt != nil { throw RewardRefusal.archived }
        return PageContent(
            template: "pages/claim",
            title: offer.reward.name,
            values: ["base": viewer.base, "card": RewardCardView(offer, for: viewer).values],
            problem: refusal?.problem.detail
        )
    }
}
