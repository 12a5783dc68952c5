/// The rule that makes recurring tasks, with what they are like.
package struct Schedule: Encodable, Sendable, Equatable {
    package typealias ID = Identifier<Schedule>

    /// What becomes of an unfinished task when the next one falls due.
    package enum Unfinished: String, Codable, Sendable, CaseIterable, SQLConvertible {
        case expire, keep
    }

    package let id: ID
    package let familyId: Family.ID
    /// 1-200 characters.
    package var name: String
    /// Up to 2,000 characters.
    package var description: String?
    /// What completing a task earns, 1-1,000.
    package var karma: Int?
    package var assignment: ScheduleAssignment
    /// The first day it may come on.
    package var startDate: CalendarDate
    /// When its tasks fall due, on the family's clock; none is the whole day.
    package var timeOfDay: TimeOfDay?
    package var recurrence: Recurrence
    package var unfinished: Unfinished
    /// Whose turn it was last.
    package var lastTurn: User.ID?
    package var pausedAt: Timestamp?
    package let createdBy: User.ID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version: Int
    /// No task is made for a day before it: a change touches only the future.
    var activeFrom: CalendarDate
    /// When the generator looks at it again; none when nothing is to come.
    var nextAt: Timestamp?

    private enum CodingKeys: String, CodingKey {
        case id, familyId, name, description, karma, assignment, startDate, timeOfDay, recurrence, unfinished, lastTurn
        case pausedAt, createdBy, createdAt, updatedAt, version
    }
}

extension Schedule {
    /// When the task of a day is due.
    func due(on date: CalendarDate, _ clock: FamilyClock) -> Timestamp {
        timeOfDay.map { clock.instant(on: date, at: $0) } ?? clock.end(of: date)
    }

    /// When the task of a day takes the place of the one before: when it is due, or its day begins.
    func succession(on date: CalendarDate, _ clock: FamilyClock) -> Timestamp {
        timeOfDay.map { clock.instant(on: date, at: $0) } ?? clock.midnight(of: date)
    }

    /// Its days from one on.
    func dates(from earliest: CalendarDate) -> RecurrenceDates {
        recurrence.dates(from: startDate, notBefore: earliest)
    }
}
