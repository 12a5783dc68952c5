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
        var rule = RecurrenceWords(draft.recurrence, from: draft.startDate, in: words).sentence
        if let time = draft.timeOfDay { rule = words("schedules.rule_at", ["rule": rule, "time": time.description]) }
        if let start { rule = words("schedules.rule_from", ["rule": rule, "day": start]) }
        return ended(rule)
    }

    /// `Mia`, `Everyone`, `Mia, Tom and me in turn`.
    var who: String {
        switch draft.assignment {
        case .always(let assignment): return viewer.label(of: assignment)
        case .rotation(let members):
            let names = members.filter { viewer.roster.find($0) != nil }.map { viewer.label(of: .member($0)) }
            guard names.count > 1 else { return names.first ?? viewer.label(of: .everyone) }
            return words("schedules.in_turn", ["names": words.list(names)])
        }
    }

    private var words: Words { viewer.words }

    /// The day it starts on, when that is yet to come.
    private var start: String? {
        guard let day = viewer.dates.instant(on: draft.startDate, at: nil), viewer.dates.isAfterToday(day) else {
            return nil
        }
        return viewer.dates.dayInSentence(draft.startDate)
    }

    private func ended(_ rule: String) -> String {
        if let until = draft.recurrence.until {
            return words("schedules.rule_until", ["rule": rule, "day": viewer.dates.dayInSentence(until)])
        }
        return draft.recurrence.count.map { words("schedules.rule_times", ["rule": rule], count: $0) } ?? rule
    }
}
