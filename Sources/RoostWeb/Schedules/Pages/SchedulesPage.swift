import Roost

/// A family's schedules, for parents.
struct SchedulesPage: FamilyPage {
    static let tab = NavigationTab.tasks

    private var refusal: FormRefusal?

    init() {}

    var path: String { "/schedules" }

    func refusing(_ refusal: FormRefusal) -> SchedulesPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let schedules = try Self.all(view, at: viewer.dates.now)
        let list: Values = [
            "base": viewer.base,
            "schedules": schedules.map { ScheduleView($0, for: viewer).values },
            "isEmpty": schedules.isEmpty,
        ]
        return PageContent(
            template: "pages/schedules",
            title: viewer.words("schedules.title"),
            regions: [PageContent.Region(name: "schedules/list", slot: "listRegion", values: list)],
            problem: refusal?.problem.detail
        )
    }

    /// Page by page: what a screen shows at once, up to 300.
    private static func all(_ view: borrowing FamilyView, at now: Timestamp) throws -> [ScheduleDetails] {
        var schedules: [ScheduleDetails] = []
        var cursor: String?
        repeat {
            let page = try view.schedules(cursor: cursor, limit: 100, at: now)
            schedules += page.items
            cursor = page.nextCursor
        } while cursor != nil && schedules.count < 300
        return schedules
    }
}
