import Foundation
import Roost

/// Dates and times as a family reads them: in its time zone, told from now.
struct FamilyDates: Sendable {
    /// The family's zone.
    let zone: TimeZone
    /// The instant the page is of.
    let now: Timestamp
    private let calendar: Calendar
    private let words: Words
    /// How many days this one is after 1970-01-01.
    private let today: Int

    /// Dates in an IANA time zone; in UTC when this machine doesn't know it.
    init(timezone: String, now: Timestamp, in words: Words) {
        zone = TimeZone(identifier: timezone) ?? .gmt
        self.now = now
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
        self.words = words
        today = Self.dayNumber(of: now, in: zone)
    }

    /// Whether it is on this day of the family's.
    func isToday(_ instant: Timestamp) -> Bool { dayNumber(of: instant) == today }

    /// Whether it is on a later day of the family's.
    func isAfterToday(_ instant: Timestamp) -> Bool { dayNumber(of: instant) > today }

    /// The family's day: `2026-11-23`.
    func day(of instant: Timestamp) -> String { parts(of: instant).day }

    /// The family's time: `17:05`.
    func time(of instant: Timestamp) -> String { parts(of: instant).time }

    /// The day in words: `Today`, `Thursday`, `Thursday 12 March`.
    func dayLabel(_ instant: Timestamp) -> String { dayInSentence(instant).sentenceCased }

    /// The day inside a sentence: `tomorrow`, and a weekday as the language writes it.
    func dayInSentence(_ instant: Timestamp) -> String {
        let parts = parts(of: instant)
        switch dayNumber(of: instant) - today {
        case 0: return words.dates.today
        case 1: return words.dates.tomorrow
        case -1: return words.dates.yesterday
        case -6...6: return words.dates.weekday(parts.weekday)
        default: return words.dates.date(parts, withYear: parts.year != self.parts(of: now).year)
        }
    }

    /// When in a sentence: `today`, `on Thursday`.
    func onDay(_ instant: Timestamp) -> String {
        let day = dayInSentence(instant)
        return (-1...1).contains(dayNumber(of: instant) - today) ? day : words("days.on", ["day": day])
    }

    /// A day of the calendar in words.
    func dayLabel(of date: CalendarDate) -> String {
        instant(on: date, at: nil).map(dayLabel) ?? date.description
    }

    /// A day of the calendar inside a sentence.
    func dayInSentence(_ date: CalendarDate) -> String {
        instant(on: date, at: nil).map(dayInSentence) ?? date.description
    }

    /// Today in full: `Monday 23 November`.
    var todayLabel: String { words.dates.date(parts(of: now), withYear: false).sentenceCased }

    /// Day and time: `Today 16:40`; for a due date without a time, the day.
    func moment(_ instant: Timestamp) -> String {
        isWholeDay(instant) ? dayLabel(instant) : "\(dayLabel(instant)) \(time(of: instant))"
    }

    /// The same inside a sentence: `yesterday 16:40`, and of today the time alone.
    func inSentence(_ instant: Timestamp) -> String {
        let day = dayInSentence(instant)
        if isWholeDay(instant) { return day }
        let time = time(of: instant)
        return isToday(instant)
            ? words("days.at_time", ["time": time]) : words("days.moment", ["day": day, "time": time])
    }

    /// What one says to people at this hour.
    var greeting: String { words.dates.greeting(hour: parts(of: now).hour) }

    /// How many days it is after 1970-01-01, in the family's zone.
    func dayNumber(of instant: Timestamp) -> Int { Self.dayNumber(of: instant, in: zone) }

    func parts(of instant: Timestamp) -> LocalParts {
        LocalParts(calendar.dateComponents(LocalParts.units, from: instant.date))
    }

    private static func dayNumber(of instant: Timestamp, in zone: TimeZone) -> Int {
        let seconds = Int(instant.date.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: instant.date)
        return Int((Double(seconds) / 86_400).rounded(.down))
    }
}

extension FamilyDates {
    /// The time of day that stands for "that day, at any time": no clock field of a form can say its seconds.
    private static let endOfDay = DateComponents(hour: 23, minute: 59, second: 59)

    /// Whether a due date names a day without a time.
    func isWholeDay(_ instant: Timestamp) -> Bool { parts(of: instant).isEndOfDay }

    /// The instant of a date and time on the family's clocks, or of the whole day when there is no time. A time the clocks skip
    /// that day moves to the next there is.
    func instant(on day: CalendarDate, at time: (hour: Int, minute: Int)?) -> Timestamp? {
        let start = DateComponents(year: day.year, month: day.month, day: day.day)
        guard let midnight = calendar.date(from: start) else { return nil }
        let wanted = time.map { DateComponents(hour: $0.hour, minute: $0.minute, second: 0) } ?? Self.endOfDay
        return calendar.nextDate(after: midnight.addingTimeInterval(-1), matching: wanted, matchingPolicy: .nextTime)
            .map(Timestamp.init)
    }
}
