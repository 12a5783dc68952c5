/// A day of the week, in RFC 5545's two letters; weeks begin on Monday.
package enum Weekday: String, Codable, Sendable, CaseIterable, SQLConvertible {
    case monday = "MO"
    case tuesday = "TU"
    case wednesday = "WE"
    case thursday = "TH"
    case friday = "FR"
    case saturday = "SA"
    case sunday = "SU"
}
