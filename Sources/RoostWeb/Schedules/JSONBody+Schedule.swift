import Roost

extension JSONBody {
    /// A schedule as a client wants it.
    mutating func scheduleDraft() -> ScheduleDraft {
        ScheduleDraft(
            name: required("name", or: ""),
            description: optional("description"),
            karma: optional("karma"),
            assignment: object("assignment") { $0.scheduleAssignment() } ?? .always(.everyone),
            startDate: required("startDate", or: .standIn),
            timeOfDay: optional("timeOfDay"),
            recurrence: requiredRecurrence() ?? Recurrence(.daily),
            unfinished: change("unfinished") ?? .expire
        )
    }

    /// What a client wants changed of a schedule.
    mutating func scheduleEdit() -> ScheduleEdit {
        var edit = ScheduleEdit()
        edit.name = change("name")
        edit.description = patch("description")
        edit.karma = patch("karma")
        edit.assignment = object("assignment") { $0.scheduleAssignment() }
        edit.startDate = change("startDate")
        edit.timeOfDay = patch("timeOfDay")
        edit.recurrence = object("recurrence") { $0.recurrence() }
        edit.unfinished = change("unfinished")
        return edit
    }

    private mutating func requiredRecurrence() -> Recurrence? {
        let recurrence = object("recurrence") { $0.recurrence() }
        if recurrence == nil, !has("recurrence") { fail("recurrence", code: "required", "This is missing.") }
        return recurrence
    }

    private mutating func recurrence() -> Recurrence? {
        var recurrence = Recurrence(required("frequency", or: .daily))
        recurrence.interval = change("interval") ?? 1
        recurrence.weekdays = optional("weekdays")
        recurrence.monthDays = optional("monthDays")
        recurrence.setPositions = optional("setPositions")
        recurrence.until = optional("until")
        recurrence.count = optional("count")
        return recurrence
    }

    private mutating func scheduleAssignment() -> ScheduleAssignment? {
        guard case .some("rotation") = textIfAny("type") else { return assignment().map { .always($0) } }
        return .rotation(required("memberIds", or: []))
    }
}

extension CalendarDate {
    /// Takes the place of a day that failed to be read.
    fileprivate static var standIn: CalendarDate {
        guard let date = CalendarDate(year: 2000, month: 1, day: 1) else { preconditionFailure("2000 has a first day") }
        return date
    }
}

extension CalendarDate: JSONReadable {
    static var expected: String { "A day looks like 2026-04-30." }

    init?(_ value: JSONValue) {
        guard case .string(let text) = value else { return nil }
        self.init(text)
    }
}

extension TimeOfDay: JSONReadable {
    static var expected: String { "A time looks like 17:30." }

    init?(_ value: JSONValue) {
        guard case .string(let text) = value else { return nil }
        self.init(text)
    }
}

extension Weekday: JSONReadable {
    static var expected: String { "A weekday is one of MO, TU, WE, TH, FR, SA, SU." }

    init?(_ value: JSONValue) {
        guard case .string(let text) = value else { return nil }
        self.init(rawValue: text)
    }
}

extension Recurrence.Frequency: JSONReadable {
    static var expected: String { "A frequency is daily, weekly, monthly or yearly." }

    init?(_ value: JSONValue) {
        guard case .string(let text) = value else { return nil }
        self.init(rawValue: text)
    }
}

extension Schedule.Unfinished: JSONReadable {
    static var expected: String { "What is unfinished is to expire, or to keep." }

    init?(_ value: JSONValue) {
        guard case .string(let text) = value else { return nil }
        self.init(rawValue: text)
    }
}

extension Array: JSONReadable where Element: JSONReadable {
    static var expected: String { "This is a list. \(Element.expected)" }

    init?(_ value: JSONValue) {
        guard case .array(let values) = value else { return nil }
        let items = values.compactMap(Element.init)
        guard items.count == values.count else { return nil }
        self = items
    }
}
