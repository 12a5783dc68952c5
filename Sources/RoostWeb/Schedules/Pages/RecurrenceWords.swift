import Roost

/// A rule as people say it: `Every 2 weeks on Monday and Friday`.
struct RecurrenceWords: Sendable {
    private let rule: Recurrence
    private let start: CalendarDate
    private let words = DateWords.english

    init(_ rule: Recurrence, from start: CalendarDate) {
        self.rule = rule
        self.start = start
    }

    /// `Every month on the last Friday`; when and until when is told by others.
    var sentence: String {
        [every, days].compactMap(\.self).joined(separator: " ")
    }

    private var every: String {
        let unit =
            switch rule.frequency {
            case .daily: "day"
            case .weekly: "week"
            case .monthly: "month"
            case .yearly: "year"
            }
        return rule.interval == 1 ? "Every \(unit)" : "Every \(rule.interval) \(unit)s"
    }

    /// Without days of its own, a rule takes them from its start.
    private var days: String? {
        switch rule.frequency {
        case .daily: chosen.map { "that is \($0)" }
        case .weekly: "on \(weekdays("and") ?? words.weekday(start.weekday))"
        case .monthly: "on \(chosen ?? "the \(Self.ordinal(start.day))")"
        case .yearly: "on \(chosen.map { "\($0)\(ofTheYear)" } ?? words.dayAndMonth(start))"
        }
    }

    private var ofTheYear: String { rule.setPositions == nil ? "" : " of the year" }

    private var chosen: String? {
        let positions = rule.setPositions.map { $0.map(Self.ordinal).listed("and") }
        switch (monthDays, weekdays("or")) {
        case (nil, nil): return nil
        case (nil, let weekdays?): return positions.map { "the \($0) \(weekdays)" } ?? "a \(weekdays)"
        case (let days?, nil): return positions.map { "the \($0) of \(days)" } ?? days
        case (let days?, let weekdays?):
            let both = "\(days) if it is a \(weekdays)"
            return positions.map { "the \($0) of \(both)" } ?? both
        }
    }

    private var monthDays: String? {
        rule.monthDays.map { days in
            days.map { $0 > 0 ? "the \(Self.ordinal($0))" : "the \(Self.ordinal($0)) day" }.listed("and")
        }
    }

    private func weekdays(_ conjunction: String) -> String? {
        rule.weekdays.map { days in
            Weekday.allCases.filter(days.contains).map { words.weekday($0) }.listed(conjunction)
        }
    }

    /// `1st`; from the end `last`, `2nd last`.
    static func ordinal(_ number: Int) -> String {
        if number == -1 { return "last" }
        if number < 0 { return ordinal(-number) + " last" }
        let ending =
            switch (number % 100, number % 10) {
            case (11...13, _): "th"
            case (_, 1): "st"
            case (_, 2): "nd"
            case (_, 3): "rd"
            default: "th"
            }
        return "\(number)\(ending)"
    }
}

extension [String] {
    /// `Mia, Tom and Lou`.
    func listed(_ conjunction: String) -> String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
    }
}
