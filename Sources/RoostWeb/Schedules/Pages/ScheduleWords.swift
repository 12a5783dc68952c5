import Roost

/// What a schedule does, in words.
struct ScheduleWords: Sendable {
    private let draft: ScheduleDraft
    private let viewer: Viewer

    init(_ draft: ScheduleDraft, for viewer: Viewer) {
        self.draft = draft
        self.viewer = viewer
    }

    /// `Every week on Monday at 08:00, 10 times`.
    var rule: String {
        let time = draft.timeOfDay.map { " at \($0)" } ?? ""
        return RecurrenceWords(draft.recurrence, from: draft.startDate).sentence + time + start + end
    }

    /// `Mia`, `Everyone`, `Mia, Tom and me in turn`.
    var who: String {
        switch draft.assignment {
        case .always(let assignment): return viewer.label(of: assignment)
        case .rotation(let members):
            let names = members.filter { viewer.roster.find($0) != nil }.map { viewer.label(of: .member($0)) }
            return names.count > 1 ? "\(names.listed("and")) in turn" : names.first ?? viewer.label(of: .everyone)
        }
    }

    private var start: String {
        guard let day = viewer.dates.instant(on: draft.startDate, at: nil), viewer.dates.isAfterToday(day) else {
            return ""
        }
        return ", from \(viewer.dates.dayInSentence(draft.startDate))"
    }

    private var end: String {
        if let until = draft.recurrence.until { return ", until \(viewer.dates.dayInSentence(until))" }
        return draft.recurrence.count.map { $0 == 1 ? ", once" : ", \($0) times" } ?? ""
    }
}
