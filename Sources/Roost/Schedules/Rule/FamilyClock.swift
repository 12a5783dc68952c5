import Foundation

/// What the family's clock and calendar show at an instant, and when they show it.
package struct FamilyClock: Sendable {
    private let zone: TimeZone

    /// The clock of an IANA time zone; of UTC when this machine doesn't know it.
    package init(timezone: String) {
        zone = TimeZone(identifier: timezone) ?? .gmt
    }

    /// The day it is there.
    package func date(of instant: Timestamp) -> CalendarDate {
        let seconds = instant.milliseconds.dividedDown(by: 1000)
        let days = Int((seconds + offset(at: seconds)).dividedDown(by: 86_400))
        return CalendarDate(daysSince1970: days) ?? CalendarDate.first
    }

    /// When a day begins there: at midnight, or the next time there is.
    package func midnight(of date: CalendarDate) -> Timestamp {
        instant(on: date, second: 0)
    }

    /// When a clock there shows a time; one that the clocks skip that day moves to the next there is, and of one that
    /// they show twice it is the first.
    package func instant(on date: CalendarDate, at time: TimeOfDay) -> Timestamp {
        instant(on: date, second: time.hour * 3600 + time.minute * 60)
    }

    /// The last second of a day: what stands for "that day, at any time".
    package func end(of date: CalendarDate) -> Timestamp {
        instant(on: date, second: 86_399)
    }

    /// Whether an instant stands for its day, at any time.
    package func isWholeDay(_ instant: Timestamp) -> Bool { end(of: date(of: instant)) == instant }

    private func instant(on date: CalendarDate, second: Int) -> Timestamp {
        let local = Int64(date.daysSince1970) * 86_400 + Int64(second)
        let day: Int64 = 26 * 3600
        let offsets = Set([offset(at: local - day), offset(at: local + day)])
        let found = offsets.map { local - $0 }.filter { offset(at: $0) == local - $0 }.min()
        return Timestamp(milliseconds: (found ?? firstAfterGap(at: local, within: day)) * 1000)
    }

    /// The instant at which the clocks jump over a local time.
    private func firstAfterGap(at local: Int64, within reach: Int64) -> Int64 {
        var (low, high) = (local - reach, local + reach)
        while low < high {
            let middle = low + (high - low).dividedDown(by: 2)
            if middle + offset(at: middle) >= local { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Seconds east of Greenwich.
    private func offset(at seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
    }
}

extension CalendarDate {
    fileprivate static var first: CalendarDate {
        guard let date = CalendarDate(year: 1, month: 1, day: 1) else { preconditionFailure("year 1 has a first day") }
        return date
    }
}

extension Int64 {
    fileprivate func dividedDown(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }
}
