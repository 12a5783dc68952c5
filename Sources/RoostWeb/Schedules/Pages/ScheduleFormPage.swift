import Roost

/// The form that makes or changes a schedule, with what its rule would do. Parents only.
struct ScheduleFormPage: FamilyPage {
    static let tab = NavigationTab.tasks

    private let id: Schedule.ID?
    private var asked: FormBody?
    private var refusal: FormRefusal?

    /// - Parameters:
    ///   - id: nil for a new schedule.
    ///   - asked: fields whose preview somebody wants before saving them.
    init(id: Schedule.ID?, asked: FormBody? = nil) {
        self.id = id
        self.asked = asked
    }

    var path: String { id.map { "/schedules/\($0.text)" } ?? "/schedules/new" }

    func refusing(_ refusal: FormRefusal) -> ScheduleFormPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        _ = try viewer.roster.parent(viewer.me.id)
        let details = try id.map { try view.schedule($0, at: viewer.dates.now) }
        let saved = details?.schedule
        let draft = saved.map(ScheduleDraft.init) ?? Self.blank(viewer)
        let typed = refusal.typed(in: .schedule) ?? asked
        let preview = try SchedulePreviewView(typed: typed, orElse: draft, of: saved, view, for: viewer)
        let form: Values = [
            "base": viewer.base,
            "isNew": saved == nil,
            "action": "\(viewer.base)/schedules" + (id.map { "/\($0.text)" } ?? ""),
            "previewHref": viewer.base + path,
            "version": saved.map {
                refusal.version(in: .schedule) ?? asked.flatMap { Int($0["version"]) } ?? $0.version
            },
            "form": ScheduleFormView(typed ?? FormBody(draft, in: viewer.words.language), for: viewer).values,
            "errors": refusal.errors(in: .schedule),
        ]
        return PageContent(
            template: "pages/schedule-form",
            title: saved?.name ?? viewer.words("schedules.new"),
            values: [
                "isNew": saved == nil,
                "schedule": details.map { ScheduleView($0, for: viewer).values },
                "previewHref": viewer.base + path,
            ],
            regions: [
                PageContent.Region(name: "schedules/form", slot: "formRegion", values: form),
                PageContent.Region(name: "schedules/preview", slot: "previewRegion", values: preview.values),
            ],
            problem: refusal?.problem.detail
        )
    }

    /// Every week from today on.
    private static func blank(_ viewer: Viewer) -> ScheduleDraft {
        let today = FamilyClock(timezone: viewer.family.timezone).date(of: viewer.dates.now)
        return ScheduleDraft(name: "", startDate: today, recurrence: Recurrence(.weekly))
    }
}
