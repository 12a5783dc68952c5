import Roost

/// A due date as the two fields of a form.
struct DueFields: Sendable, Equatable {
    /// `YYYY-MM-DD`; empty when there is none.
    let date: String
    /// `HH:MM`; empty for the whole day.
    let time: String

    init(_ dueAt: Timestamp?, _ dates: FamilyDates) {
        date = dueAt.map(dates.day) ?? ""
        time = dueAt.flatMap { dates.isWholeDay($0) ? nil : dates.time(of: $0) } ?? ""
    }

    /// What was typed.
    init(_ form: FormBody) {
        date = form.text("dueDate") ?? ""
        time = form.text("dueTime").map { String($0.prefix(5)) } ?? ""
    }
}
