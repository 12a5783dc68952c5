import Foundation
import Roost
import Synchronization

/// A clock that the demo turns, so that its family has lived before it is looked at.
final class DemoClock: Sendable {
    /// The family's.
    let timezone: TimeZone
    private let calendar: Calendar
    private let today: Date
    private let instant: Mutex<Timestamp>

    init(timezone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timezone
        self.timezone = timezone
        self.calendar = calendar
        today = calendar.startOfDay(for: Date())
        instant = Mutex(Timestamp(today))
    }

    /// The world as the demo's services see it.
    var world: World {
        World(now: { self.instant.withLock { $0 } })
    }

    /// That many days from today, at that time of day.
    func at(day: Int, hour: Int, minute: Int = 0) -> Timestamp {
        let date = calendar.date(byAdding: .day, value: day, to: today) ?? today
        return Timestamp(calendar.date(bySettingHour: hour, minute: minute, second: 0, of: date) ?? date)
    }

    /// Turns the clock, never past the real time.
    func turn(day: Int, hour: Int, minute: Int = 0) {
        let target = min(at(day: day, hour: hour, minute: minute), Timestamp(Date()))
        instant.withLock { $0 = target }
    }
}
