import Foundation
import Roost

/// What one language calls days, months and parts of the day, as inside a sentence.
struct DateWords: Sendable {
    let today: String
    let tomorrow: String
    let yesterday: String
    private let morning: String
    private let afternoon: String
    private let evening: String
    private let weekdays: [String]
    private let months: [String]

    /// With the catalogue's texts by their keys.
    init(_ language: Language, _ text: (String) -> String) {
        (weekdays, months) = Self.names[language] ?? ([], [])
        today = text("days.today")
        tomorrow = text("days.tomorrow")
        yesterday = text("days.yesterday")
        morning = text("days.good_morning")
        afternoon = text("days.good_afternoon")
        evening = text("days.good_evening")
    }

    /// From Foundation; asked once, as that takes long.
    private static let names: [Language: (weekdays: [String], months: [String])] = {
        let pairs = Language.allCases.map { language in
            var calendar = Calendar(identifier: .gregorian)
            calendar.locale = language.locale
            return (language, (calendar.standaloneWeekdaySymbols, calendar.monthSymbols))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    /// A weekday's name; 1 is Sunday.
    func weekday(_ number: Int) -> String {
        weekdays.indices.contains(number - 1) ? weekdays[number - 1] : ""
    }

    /// A weekday's name.
    func weekday(_ day: Weekday) -> String {
        // Foundation's weeks begin on Sunday, the calendar's own on Monday.
        Weekday.allCases.firstIndex(of: day).map { weekday(($0 + 1) % 7 + 1) } ?? ""
    }

    /// `12 March`.
    func dayAndMonth(_ date: CalendarDate) -> String {
        "\(date.day) \(months.indices.contains(date.month - 1) ? months[date.month - 1] : "")"
    }

    /// `Thursday 12 March`, and the year where it isn't this one.
    func date(_ parts: LocalParts, withYear: Bool) -> String {
        let month = months.indices.contains(parts.month - 1) ? months[parts.month - 1] : ""
        return "\(weekday(parts.weekday)) \(parts.dayOfMonth) \(month)" + (withYear ? " \(parts.year)" : "")
    }

    /// What one says to people at this hour.
    func greeting(hour: Int) -> String {
        switch hour {
        case 5..<12: morning
        case 12..<18: afternoon
        default: evening
        }
    }
}
