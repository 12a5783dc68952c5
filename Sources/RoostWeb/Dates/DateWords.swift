import Foundation
import Roost

/// The words of one language for days; made once, as asking Foundation for them takes long.
struct DateWords: Sendable {
    let today: String
    let tomorrow: String
    let yesterday: String
    private let morning: String
    private let afternoon: String
    private let evening: String
    private let weekdays: [String]
    private let months: [String]

    /// English as in Europe: days before months, 24 hours.
    static let english: DateWords = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: "en_GB")
        return DateWords(
            today: "Today",
            tomorrow: "Tomorrow",
            yesterday: "Yesterday",
            morning: "Good morning",
            afternoon: "Good afternoon",
            evening: "Good evening",
            weekdays: calendar.standaloneWeekdaySymbols,
            months: calendar.monthSymbols
        )
    }()

    /// The words of a language.
    static func of(_ words: Words) -> DateWords {
        let english = english
        let names = names[words.language]
        return DateWords(
            today: words("days.today"),
            tomorrow: words("days.tomorrow"),
            yesterday: words("days.yesterday"),
            morning: english.morning,
            afternoon: english.afternoon,
            evening: english.evening,
            weekdays: names?.weekdays ?? english.weekdays,
            months: names?.months ?? english.months
        )
    }

    /// The days and months of each language, from Foundation.
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
