import Roost

/// What happened in a family, by day, the newest first.
struct ActivityPage: FamilyPage {
    static let tab = NavigationTab.activity

    private let fields: QueryFields
    private var refusal: FormRefusal?

    /// - Parameter fields: `member`, `kind`, `day`, and `cursor` for an older part. What can't be read filters nothing.
    init(_ fields: QueryFields) {
        self.fields = fields
    }

    var path: String { "/activity" }

    func refusing(_ refusal: FormRefusal) -> ActivityPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        var fields = fields
        let list = fields.activityList(for: viewer.me.id)
        let filters = ActivityFilters(list, for: viewer)
        let activity = try ActivityView(view, list, filters, for: viewer)
        return PageContent(
            template: "pages/activity",
            title: viewer.words("activity.title"),
            values: filters.values,
            regions: [PageContent.Region(name: "activity/list", slot: "listRegion", values: activity.values)],
            problem: refusal?.problem.detail
        )
    }
}
