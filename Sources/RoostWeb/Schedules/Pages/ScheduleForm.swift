import Roost

/// Reads a schedule's form. Failing fields are told by the form's names.
struct ScheduleForm {
    private var reader: FormReader

    init(_ form: FormBody) {
        reader = FormReader(form)
    }

    /// The schedule the form describes; for a preview, a name may be missing yet.
    /// - Throws: `Invalid` with every failing field.
    mutating func draft(isPreview: Bool = false) throws(Invalid) -> ScheduleDraft {
        let name = reader.form.text("name")
        let draft = ScheduleDraft(
            name: name ?? (isPreview ? "-" : ""),
            description: reader.form.text("description"),
            karma: reader.number("karma"),
            assignment: assignment(),
            startDate: requiredDate("startDate"),
            timeOfDay: reader.value("timeOfDay", "A time looks like 17:30.") { TimeOfDay(String($0.prefix(5))) },
            recurrence: recurrence(),
            unfinished: reader.form["unfinished"] == "keep" ? .keep : .expire
        )
        return try reader.checked { () throws(Invalid) in
            do throws(Invalid) { return try draft.checked() } catch { throw Invalid(error.fields.map(Self.named)) }
        }
    }

    /// What the form makes of a schedule that is there.
    /// - Throws: `Invalid` with every failing field.
    mutating func edit() throws(Invalid) -> ScheduleEdit {
        let version = reader.number("version")
        return ScheduleEdit(try draft(), ifVersion: version)
    }

    private mutating func recurrence() -> Recurrence {
        let frequency = reader.value("frequency", "Choose how often.", Recurrence.Frequency.init)
        if reader.form.text("frequency") == nil { reader.fail("frequency", code: "required", "Choose how often.") }
        var rule = Recurrence(frequency ?? .weekly, interval: reader.number("interval") ?? 1)
        let weekdays = Weekday.allCases.filter { reader.form.has("weekday-\($0.rawValue)") }
        rule.weekdays = weekdays.isEmpty ? nil : weekdays
        // What a rule of this kind doesn't have is not on the form's screen either.
        if rule.frequency != .weekly { rule.monthDays = numbers("monthDays", "Days look like 1, 15, last.") }
        if [.monthly, .yearly].contains(rule.frequency) { rule.setPositions = numbers("position", "Choose which.") }
        switch reader.form["ends"] {
        case "until": rule.until = requiredDate("until")
        case "count": rule.count = reader.required("count", or: 1)
        default: break
        }
        return rule
    }

    private mutating func assignment() -> ScheduleAssignment {
        if reader.form["assignee"] == "rotation" { return .rotation(rotation) }
        let assignment = reader.value("assignee", "Choose who it is for.", Assignment.init(formValue:))
        return .always(assignment ?? .everyone)
    }

    /// Who takes turns, by the number each was given; of one number, who joined first.
    private var rotation: [User.ID] {
        let turns = reader.form.names.compactMap { field -> (number: Int, id: User.ID)? in
            guard field.hasPrefix("turn-"), let id = User.ID(String(field.dropFirst(5))) else { return nil }
            return Int(reader.form[field]).map { ($0, id) }
        }
        return turns.sorted { ($0.number, $0.id) < ($1.number, $1.id) }.map(\.id)
    }

    private mutating func requiredDate(_ field: String) -> CalendarDate {
        let date = reader.value(field, "A date looks like 2026-04-30.", CalendarDate.init)
        if reader.form.text(field) == nil { reader.fail(field, code: "required", "Which day?") }
        return date ?? .standIn
    }

    /// The last day of a month, as a form has it in each language.
    private static let lastDay = Set(Language.allCases.map { $0.ordinal(fromEnd: 1) })

    /// `1, 15, last`; none when the field is empty.
    private mutating func numbers(_ field: String, _ detail: String) -> [Int]? {
        reader.value(field, detail) { text in
            let parts = text.split { $0 == "," || $0.isWhitespace }
            let numbers = parts.compactMap { Self.lastDay.contains($0.lowercased()) ? -1 : Int($0) }
            return numbers.count == parts.count && !numbers.isEmpty ? numbers : nil
        }
    }

    /// The domain's names of fields in those of the form.
    private static func named(_ failure: Invalid.Field) -> Invalid.Field {
        let names = [
            "recurrence": "frequency", "recurrence.weekdays": "weekday-MO", "recurrence.setPositions": "position",
            "assignment.memberIds": "assignee",
        ]
        let last = failure.field.split(separator: ".").last.map(String.init) ?? failure.field
        let field = names[failure.field] ?? last
        return Invalid.Field(field: field, code: failure.code, detail: failure.detail)
    }
}

extension CalendarDate {
    /// Takes the place of a day that is missing, whose field fails.
    fileprivate static var standIn: CalendarDate {
        guard let date = CalendarDate(year: 2000, month: 1, day: 1) else { preconditionFailure("2000 has a first day") }
        return date
    }
}
