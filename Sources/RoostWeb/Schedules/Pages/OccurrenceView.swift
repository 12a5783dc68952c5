import Roost

/// A task a schedule is to make, as a list of dates shows it.
struct OccurrenceView: Sendable {
    let values: Values

    init(_ occurrence: Occurrence, for viewer: Viewer) {
        var person: Values?
        if case .member(let id) = occurrence.assignment { person = viewer.person(id) }
        values = [
            "date": occurrence.date.description,
            "dayLabel": viewer.dates.dayLabel(of: occurrence.date),
            "timeLabel": viewer.dates.isWholeDay(occurrence.dueAt) ? nil : viewer.dates.time(of: occurrence.dueAt),
            "whoLabel": viewer.label(of: occurrence.assignment),
            "turn": person,
        ]
    }
}
