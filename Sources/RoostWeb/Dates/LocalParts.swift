import Foundation

/// A date and time as a family's clock and calendar show it.
struct LocalParts: Sendable {
    let year: Int
    /// 1 to 12.
    let month: Int
    /// 1 to 31.
    let dayOfMonth: Int
    /// 1 is Sunday.
    let weekday: Int
    let hour: Int
    let minute: Int
    private let second: Int

    static let units: Set<Calendar.Component> = [.year, .month, .day, .weekday, .hour, .minute, .second]

    init(_ components: DateComponents) {
        year = components.year ?? 1970
        month = components.month ?? 1
        dayOfMonth = components.day ?? 1
        weekday = components.weekday ?? 1
        hour = components.hour ?? 0
        minute = components.minute ?? 0
        second = components.second ?? 0
    }

    /// `2026-11-23`.
    var day: String { "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(dayOfMonth, 2))" }

    /// `17:05`.
    var time: String { "\(Self.digits(hour, 2)):\(Self.digits(minute, 2))" }

    /// The last second of its day.
    var isEndOfDay: Bool { (hour, minute, second) == (23, 59, 59) }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
