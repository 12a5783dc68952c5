import Roost

/// A schedule in the list: what `schedules/item` shows.
struct ScheduleView: Sendable {
    private let details: ScheduleDetails
    private let viewer: Viewer

    init(_ details: ScheduleDetails, for viewer: Viewer) {
        self.details = details
        self.viewer = viewer
    }

    var values: Values {
        let schedule = details.schedule
        let words = ScheduleWords(ScheduleDraft(schedule), for: viewer)
        return [
            "id": schedule.id.text,
            "href": "\(viewer.base)/schedules/\(schedule.id.text)",
            "name": schedule.name,
            "ruleLabel": words.rule,
            "whoLabel": words.who,
            "karma": schedule.karma,
            "isPaused": schedule.pausedAt != nil,
            "isOver": schedule.pausedAt == nil && details.next == nil,
            "next": details.next.map { OccurrenceView($0, for: viewer).values },
            "skipsLabel": skipsLabel,
        ]
    }

    private var skipsLabel: String? {
        let days = details.skips.map(viewer.dates.dayInSentence)
        return days.isEmpty ? nil : viewer.words("schedules.left_out", ["days": viewer.words.list(days)])
    }
}
