/// Days of the calendar as numbers, to count with.
extension CalendarDate {
    /// The day so many days after 1970-01-01; nil outside the years 1 to 9999.
    init?(daysSince1970 days: Int) {
        let (year, month, day) = Self.numbers(daysSince1970: days)
        self.init(year: year, month: month, day: day)
    }

    /// The day that many days later, or earlier; the same day at the ends of time.
    package func adding(days: Int) -> CalendarDate {
        CalendarDate(daysSince1970: daysSince1970 + days) ?? self
    }

    /// 0 is Monday.
    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday.allCases[(daysSince1970 + 3).floored(by: 7).1]
    }

    /// How many days its month has.
    var monthLength: Int { Self.length(ofMonth: month, in: year) }
}
