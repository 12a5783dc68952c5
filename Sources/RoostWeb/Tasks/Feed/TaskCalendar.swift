import Roost

/// A feed of tasks as an iCalendar object (RFC 5545).
struct TaskCalendar: Sendable {
    /// What a task is in it.
    enum Component: String, Sendable {
        /// To-dos, for programs that know them.
        case todos
        /// Events, for those that don't.
        case events
    }

    /// The object.
    let text: String

    /// `home` is the address of the family's pages.
    init(_ feed: TaskFeed, as component: Component, home: String) {
        var lines = CalendarText()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", "-//Roost//Tasks//EN")
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("NAME", text: feed.family.name)
        lines.add("X-WR-CALNAME", text: feed.family.name)
        lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
        lines.add("X-PUBLISHED-TTL", "PT1H")
        let clock = FamilyClock(timezone: feed.family.timezone)
        for task in feed.tasks { Self.add(task, as: component, home, clock, to: &lines) }
        lines.add("END", "VCALENDAR")
        text = lines.text
    }

    private static func add(
        _ task: FamilyTask,
        as component: Component,
        _ home: String,
        _ clock: FamilyClock,
        to lines: inout CalendarText
    ) {
        guard let instant = task.dueAt else { return }
        let due = clock.isWholeDay(instant) ? Due.day(clock.date(of: instant)) : .instant(instant)
        let name = component == .todos ? "VTODO" : "VEVENT"
        lines.add("BEGIN", name)
        lines.add("UID", task.id.text)
        // Without a METHOD this is when it last changed (section 3.8.7.2), so the same task is told in the same words.
        lines.add("DTSTAMP", task.updatedAt.calendarText)
        lines.add("CREATED", task.createdAt.calendarText)
        lines.add("LAST-MODIFIED", task.updatedAt.calendarText)
        lines.add("SEQUENCE", String(task.version - 1))
        if let description = task.description { lines.add("DESCRIPTION", text: description) }
        lines.add("URL", "\(home)/tasks/\(task.id)")
        switch component {
        case .todos: addTodo(task, due, to: &lines)
        case .events: addEvent(task, due, to: &lines)
        }
        lines.add("END", name)
    }

    /// When a task is due, as a calendar has it.
    private enum Due {
        case day(CalendarDate)
        case instant(Timestamp)

        func add(as property: String, to lines: inout CalendarText) {
            switch self {
            case .day(let date):
                lines.add("\(property);VALUE=DATE", date.description.filter { $0 != "-" })
            case .instant(let instant): lines.add(property, instant.calendarText)
            }
        }
    }

    private static func addTodo(_ task: FamilyTask, _ due: Due, to lines: inout CalendarText) {
        lines.add("SUMMARY", text: task.name)
        due.add(as: "DUE", to: &lines)
        lines.add("STATUS", task.status == .completed ? "COMPLETED" : "NEEDS-ACTION")
        guard let completedAt = task.completedAt else { return }
        lines.add("COMPLETED", completedAt.calendarText)
        lines.add("PERCENT-COMPLETE", "100")
    }

    /// Takes its day, or of a time a quarter of an hour, so that it can be seen, and nobody's time, so that it keeps no one from
    /// being asked.
    private static func addEvent(_ task: FamilyTask, _ due: Due, to lines: inout CalendarText) {
        lines.add("SUMMARY", text: task.status == .completed ? "✓ \(task.name)" : task.name)
        due.add(as: "DTSTART", to: &lines)
        if case .instant = due { lines.add("DURATION", "PT15M") }
        lines.add("TRANSP", "TRANSPARENT")
    }
}

extension Timestamp {
    /// As iCalendar writes an instant: `20260329T063000Z`.
    fileprivate var calendarText: String {
        iso8601.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}
