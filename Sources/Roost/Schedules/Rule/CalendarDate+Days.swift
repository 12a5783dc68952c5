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
    var monthLength: Int {
        switch month {
        case 2: CalendarDate(year: year, month: 2, day: 29) == nil ? 28 : 29
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: Codable, SQLConvertible {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not YYYY-MM-DD")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var sqlValue: SQLValue { .text(description) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}
