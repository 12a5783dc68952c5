import Roost

/// Reads a task's form, with its dates in the family's zone.
struct TaskForm {
    private var reader: FormReader
    private let dates: FamilyDates

    init(_ form: FormBody, dates: FamilyDates) {
        reader = FormReader(form)
        self.dates = dates
    }

    /// The task the form makes.
    /// - Throws: `Invalid` with every failing field.
    mutating func draft() throws(Invalid) -> TaskDraft {
        let draft = TaskDraft(
            name: reader.form["name"],
            description: reader.form.text("description"),
            dueAt: dueAt(),
            assignment: assignment() ?? .everyone,
            karma: reader.number("karma")
        )
        return try reader.checked { () throws(Invalid) in try draft.checked() }
    }

    /// What the form changes of a task. A field the form doesn't have stays as it is.
    /// - Throws: `Invalid` with every failing field.
    mutating func edit(of task: FamilyTask) throws(Invalid) -> TaskEdit {
        var edit = TaskEdit()
        edit.name = reader.form["name"]
        if reader.form.has("description") {
            edit.description = reader.form.text("description").map { .set($0) } ?? .clear
        }
        // Fields that say what they said keep seconds they can't show.
        if reader.form.has("dueDate"), DueFields(reader.form) != DueFields(task.dueAt, dates) {
            edit.dueAt = dueAt().map { .set($0) } ?? .clear
        }
        edit.assignment = assignment()
        if reader.form.has("karma") { edit.karma = reader.number("karma").map { .set($0) } ?? .clear }
        edit.ifVersion = reader.number("version")
        return try reader.checked { () throws(Invalid) in
            try edit.check()
            return edit
        }
    }

    private mutating func assignment() -> Assignment? {
        reader.value("assignee", "Choose who it is for.", Assignment.init(formValue:))
    }

    private mutating func dueAt() -> Timestamp? {
        let date = reader.value("dueDate", "A date looks like 2026-04-30.", Self.date)
        let time = reader.value("dueTime", "A time looks like 17:30.", Self.time)
        guard let date else {
            if time != nil, reader.form.text("dueDate") == nil {
                reader.fail("dueDate", code: "required", "Which day?")
            }
            return nil
        }
        return dates.instant(on: date, at: time)
    }

    /// `YYYY-MM-DD`, in the years calendars agree on.
    private static func date(_ text: String) -> CalendarDate? {
        CalendarDate(text).flatMap { (1900...9998).contains($0.year) ? $0 : nil }
    }

    /// `HH:MM`, as a browser sends it; seconds may follow.
    private static func time(_ text: String) -> (hour: Int, minute: Int)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        let numbers = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil }
        guard numbers.count == parts.count, (0...23).contains(numbers[0]), (0...59).contains(numbers[1]) else {
            return nil
        }
        return (numbers[0], numbers[1])
    }
}
