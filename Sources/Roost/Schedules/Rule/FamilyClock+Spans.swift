extension FamilyClock {
    /// A whole day there: from its midnight to the next.
    package func day(_ date: CalendarDate) -> Range<Timestamp> {
        let begins = midnight(of: date)
        return begins..<max(begins, midnight(of: date.adding(days: 1)))
    }

    /// The week an instant is in there: from midnight of its first day to that of the next week's.
    package func week(of instant: Timestamp, from first: Weekday) -> Range<Timestamp> {
        let today = date(of: instant)
        let weekdays = Weekday.allCases
        let (now, start) = (weekdays.firstIndex(of: today.weekday) ?? 0, weekdays.firstIndex(of: first) ?? 0)
        let beginning = today.adding(days: -((now - start + 7) % 7))
        let begins = midnight(of: beginning)
        return begins..<max(begins, midnight(of: beginning.adding(days: 7)))
    }
}

extension Family {
    /// The week an instant is in, by the family's zone and its first day of the week.
    package func week(of instant: Timestamp) -> Range<Timestamp> {
        FamilyClock(timezone: timezone).week(of: instant, from: firstDayOfWeek)
    }
}
