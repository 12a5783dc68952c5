/// The days of a rule, one after the other: RFC 5545, section 3.3.10, with weeks that begin on Monday.
///
/// Counted, not asked of `Calendar.RecurrenceRule`, which is wrong for some rules (docs/decisions/0009). It looks 100 years
/// ahead, so that a rule that never comes ends.
package struct RecurrenceDates: Sequence, IteratorProtocol {
    private let rule: Recurrence
    private let start: CalendarDate
    private let earliest: CalendarDate
    private let last: CalendarDate
    private var period: Int
    private var remaining: Int
    private var waiting: [CalendarDate] = []

    init(_ rule: Recurrence, from start: CalendarDate, notBefore earliest: CalendarDate) {
        self.rule = rule
        self.start = start
        self.earliest = earliest
        let horizon =
            CalendarDate(year: Swift.min(9999, Swift.max(start, earliest).year + 100), month: 1, day: 1) ?? start
        last = Swift.min(rule.until ?? horizon, horizon)
        remaining = rule.count ?? .max
        // A counted rule is counted from its start; others are read from where it gets interesting.
        let isFromStart = rule.count != nil || earliest <= start
        period = isFromStart ? 0 : (Self.span(rule, earliest) - Self.span(rule, start)) / rule.interval
    }

    package mutating func next() -> CalendarDate? {
        while remaining > 0 {
            while waiting.isEmpty {
                guard let days = days(of: period) else { return nil }
                period += 1
                waiting = days.reversed()
            }
            guard let day = waiting.popLast() else { return nil }
            guard day >= start else { continue }
            guard day <= last else { return nil }
            remaining -= 1
            if day >= earliest { return day }
        }
        return nil
    }

    /// The days of one span in order; nil behind the last.
    private func days(of period: Int) -> [CalendarDate]? {
        let first: CalendarDate?
        let days: [CalendarDate]
        let span = Self.span(rule, start) + period * rule.interval
        switch rule.frequency {
        case .daily:
            first = CalendarDate(daysSince1970: span)
            days = [first].compactMap(\.self)
        case .weekly:
            first = CalendarDate(daysSince1970: span * 7 - 3)
            days = first.map { monday in (0..<7).map(monday.adding(days:)) } ?? []
        case .monthly:
            first = CalendarDate(year: span / 12, month: span % 12 + 1, day: 1)
            days = first.map { month in (0..<month.monthLength).map(month.adding(days:)) } ?? []
        case .yearly:
            first = CalendarDate(year: span, month: 1, day: 1)
            days = first.map { year in (0..<366).map(year.adding(days:)).filter { $0.year == span } } ?? []
        }
        guard let first, first <= last else { return nil }
        return positioned(days.filter(matches))
    }

    /// Which span of its frequency a day is in, counted from a fixed one.
    private static func span(_ rule: Recurrence, _ date: CalendarDate) -> Int {
        switch rule.frequency {
        case .daily: date.daysSince1970
        // 1969-12-29 was a Monday.
        case .weekly: (date.daysSince1970 + 3).floored(by: 7).0
        case .monthly: date.year * 12 + date.month - 1
        case .yearly: date.year
        }
    }

    private func matches(_ day: CalendarDate) -> Bool {
        if rule.weekdays == nil, rule.monthDays == nil { return matchesStart(day) }
        let isWeekday = rule.weekdays?.contains(day.weekday) ?? true
        let isMonthDay = rule.monthDays?.contains { $0 == day.day || $0 == day.day - day.monthLength - 1 } ?? true
        return isWeekday && isMonthDay
    }

    /// Without days of its own, a rule takes them from its start.
    private func matchesStart(_ day: CalendarDate) -> Bool {
        switch rule.frequency {
        case .daily: true
        case .weekly: day.weekday == start.weekday
        case .monthly: day.day == start.day
        case .yearly: day.day == start.day && day.month == start.month
        }
    }

    private func positioned(_ days: [CalendarDate]) -> [CalendarDate] {
        guard let positions = rule.setPositions else { return days }
        let indices = Set(positions.map { $0 > 0 ? $0 - 1 : days.count + $0 })
        return days.enumerated().filter { indices.contains($0.offset) }.map(\.element)
    }
}
