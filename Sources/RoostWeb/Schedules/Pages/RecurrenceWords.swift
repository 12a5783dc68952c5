import Roost

/// A rule as people say it: `Every second week on Monday and Friday`.
struct RecurrenceWords: Sendable {
    private let rule: Recurrence
    private let start: CalendarDate
    private let words: Words

    init(_ rule: Recurrence, from start: CalendarDate, in words: Words) {
        self.rule = rule
        self.start = start
        self.words = words
    }

    /// `Every month on the last Friday`; when and until when is told by others.
    var sentence: String {
        if let insideYear { return insideYear }
        guard let days else { return every }
        let key = rule.frequency == .daily ? "schedules.that_is" : "schedules.on_days"
        return words(key, ["every": every, "days": days])
    }

    /// A year without positions takes its days in each of its months or weeks (RFC 5545, section 3.3.10).
    private var insideYear: String? {
        guard rule.frequency == .yearly, rule.setPositions == nil, rule.monthDays != nil || rule.weekdays != nil else {
            return nil
        }
        var inside = rule
        inside.frequency = rule.monthDays == nil ? .weekly : .monthly
        inside.interval = 1
        let sentence = RecurrenceWords(inside, from: start, in: words).sentence
        guard rule.interval > 1 else { return sentence }
        let rest = sentence.prefix(1).lowercased() + sentence.dropFirst()
        return words("schedules.within", ["every": every, "inside": rest])
    }

    private var every: String {
        let unit = rule.frequency.rawValue
        return rule.interval == 2
            ? words("schedules.every_second.\(unit)") : words("schedules.every.\(unit)", count: rule.interval)
    }

    /// Without days of its own, a rule takes them from its start.
    private var days: String? {
        switch rule.frequency {
        case .daily: chosen
        case .weekly: weekdays(by: "lists.and") ?? words.dates.weekday(start.weekday)
        case .monthly: chosen ?? monthDay(start.day)
        case .yearly: chosen.map(ofTheYear) ?? words.dates.dayAndMonth(start)
        }
    }

    private func ofTheYear(_ days: String) -> String {
        rule.setPositions == nil ? days : words("schedules.of_the_year", ["days": days])
    }

    private var chosen: String? {
        let positions = rule.setPositions.map { words.list($0.map(ordinal)) }
        switch (monthDays, weekdays(by: "lists.or")) {
        case (nil, nil): return nil
        case (nil, let weekdays?):
            guard let positions else { return words("schedules.a_weekday", ["weekdays": weekdays]) }
            return words("schedules.nth_weekday", ["nth": positions, "weekdays": weekdays])
        case (let days?, nil): return nth(positions, of: days)
        case (let days?, let weekdays?):
            return nth(positions, of: words("schedules.if_weekday", ["days": days, "weekdays": weekdays]))
        }
    }

    private func nth(_ positions: String?, of days: String) -> String {
        positions.map { words("schedules.nth_of", ["nth": $0, "days": days]) } ?? days
    }

    private var monthDays: String? {
        rule.monthDays.map { words.list($0.map(monthDay)) }
    }

    /// `the 22nd`, `the last day`.
    private func monthDay(_ number: Int) -> String {
        words(number > 0 ? "schedules.month_day" : "schedules.month_day_from_end", ["nth": ordinal(number)])
    }

    private func weekdays(by conjunction: String) -> String? {
        rule.weekdays.map { days in
            words.list(Weekday.allCases.filter(days.contains).map { words.dates.weekday($0) }, by: conjunction)
        }
    }

    private func ordinal(_ number: Int) -> String {
        number < 0 ? words.language.ordinal(fromEnd: -number) : words.language.ordinal(number)
    }
}
