/// Which days a schedule comes on: the useful part of RFC 5545's RRULE.
package struct Recurrence: Codable, Sendable, Equatable {
    /// The span a rule repeats by.
    package enum Frequency: String, Codable, Sendable, CaseIterable {
        case daily, weekly, monthly, yearly
    }

    package var frequency: Frequency
    /// Every so many days, weeks, months or years: 1-99.
    package var interval = 1
    package var weekdays: [Weekday]?
    /// 1 to 31, or -1 to -31 from the end of the month; not of a weekly rule.
    package var monthDays: [Int]?
    /// Of the days above, which of each month or year: 1 is the first, -1 the last.
    package var setPositions: [Int]?
    /// The last day it may come on.
    package var until: CalendarDate?
    /// How often it comes in all: 1-1,000; not together with `until`.
    package var count: Int?

    /// A rule that comes on the start's day of each span.
    package init(_ frequency: Frequency, interval: Int = 1) {
        self.frequency = frequency
        self.interval = interval
    }

    /// The days it comes on, the first at or after `earliest`; none is before `start`.
    package func dates(from start: CalendarDate, notBefore earliest: CalendarDate) -> RecurrenceDates {
        RecurrenceDates(self, from: start, notBefore: earliest)
    }
}

extension Recurrence {
    /// Looks at the fields that stand in `recurrence`; what depends on the start only when it is known.
    func check(from start: CalendarDate?, _ checks: inout FieldChecks) {
        let failuresBefore = checks.failures.count
        _ = checks.number(interval, "recurrence.interval", within: 1...99)
        _ = checks.number(count, "recurrence.count", within: 1...1000)
        checkList(weekdays, "weekdays", most: 7, &checks) { _ in true }
        checkList(monthDays, "monthDays", most: 62, &checks) { (1...31).contains(abs(clamped: $0)) }
        checkList(setPositions, "setPositions", most: 20, &checks) { (1...366).contains(abs(clamped: $0)) }
        checkTogether(from: start, &checks)
        guard let start, checks.failures.count == failuresBefore else { return }
        var dates = dates(from: start, notBefore: start)
        if dates.next() == nil {
            checks.fail("recurrence", code: "never", "This rule never comes.")
        }
    }

    private func checkTogether(from start: CalendarDate?, _ checks: inout FieldChecks) {
        if frequency == .weekly, monthDays != nil {
            checks.fail("recurrence.monthDays", "A weekly rule has no days of the month.")
        }
        if setPositions != nil {
            if [.daily, .weekly].contains(frequency) {
                checks.fail("recurrence.setPositions", "Positions are for monthly and yearly rules.")
            } else if weekdays == nil, monthDays == nil {
                checks.fail("recurrence.setPositions", "Positions need weekdays or days of the month.")
            }
        }
        if let until {
            if count != nil { checks.fail("recurrence.until", "A rule ends by a day or by a count, not by both.") }
            if until < (start ?? until) || until.year > 2199 {
                checks.fail("recurrence.until", code: "out_of_range", "Choose a day from the start to 2199.")
            }
        }
    }

    private func checkList<Element: Hashable>(
        _ list: [Element]?,
        _ field: String,
        most: Int,
        _ checks: inout FieldChecks,
        _ isFine: (Element) -> Bool
    ) {
        guard let list else { return }
        let name = "recurrence.\(field)"
        if list.isEmpty {
            checks.fail(name, code: "required", "Name at least one, or leave it out.")
        } else if list.count > most || Set(list).count != list.count {
            checks.fail(name, "Name each one once.")
        } else if !list.allSatisfy(isFine) {
            checks.fail(name, code: "out_of_range", "One of these is out of range.")
        }
    }
}

/// The distance from 0, without trapping on the smallest number.
private func abs(clamped number: Int) -> Int { number == .min ? .max : Swift.abs(number) }
