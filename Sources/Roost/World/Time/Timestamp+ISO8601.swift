/// By hand: Foundation's style takes 25 o'clock, 30 February and text behind the end, and before 1582 counts days as nobody
/// else does. ISO 8601 says proleptic Gregorian.
extension Timestamp {
    /// Reads `2026-03-29T08:30:00.000+02:00`: the fraction may be missing, the offset may be `Z`; the years 1 to 9999.
    package init?(iso8601 text: String) {
        var reader = Reader(rest: Array(text.utf8)[...])
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), let date = CalendarDate(year: year, month: month, day: day),
            reader.take("T"), let hour = reader.number(2), hour < 24, reader.take(":"),
            let minute = reader.number(2), minute < 60, reader.take(":"), let second = reader.number(2), second < 60,
            let fraction = reader.fraction(), let offset = reader.offset(), reader.rest.isEmpty
        else { return nil }
        let minutes = (date.daysSince1970 * 24 + hour) * 60 + minute - offset
        self.init(milliseconds: Int64(minutes * 60 + second) * 1000 + Int64(fraction))
        guard (-62_135_596_800_000..<253_402_300_800_000).contains(milliseconds) else { return nil }
    }

    /// ISO 8601 in UTC with milliseconds and `Z`.
    package var iso8601: String {
        let (days, time) = Int(milliseconds).floored(by: 86_400_000)
        let (year, month, day) = CalendarDate.numbers(daysSince1970: days)
        let date = [year.padded(4), month.padded(2), day.padded(2)].joined(separator: "-")
        let hours = (time / 3_600_000).padded(2)
        let minutes = (time / 60_000 % 60).padded(2)
        return "\(date)T\(hours):\(minutes):\((time / 1000 % 60).padded(2)).\((time % 1000).padded(3))Z"
    }
}

/// Takes an instant's text apart from the front.
private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(_ digits: Int) -> Int? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest.removeFirst(digits)
        return text.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// Milliseconds; what is finer is cut off. None is 0.
    mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        let digits = rest.prefix { (48...57).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        rest.removeFirst(digits.count)
        return (digits + [48, 48]).prefix(3).reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// Minutes east of Greenwich.
    mutating func offset() -> Int? {
        if take("Z") { return 0 }
        let isEast = take("+")
        guard isEast || take("-"), let hours = number(2), hours < 24, take(":"), let minutes = number(2), minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (isEast ? 1 : -1)
    }
}

extension CalendarDate {
    /// The days from 1970-01-01, below 0 before it.
    var daysSince1970: Int {
        // Years begin in March, so that the leap day is a year's last.
        let year = month > 2 ? self.year : self.year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let (era, yearOfEra) = year.floored(by: 400)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day so many days from 1970-01-01, of any year.
    static func numbers(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (days + 719_468).floored(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (era * 400 + yearOfEra + (month < 3 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

extension Int {
    /// Quotient and remainder, the remainder never below 0.
    func floored(by divisor: Int) -> (Int, Int) {
        let remainder = (self % divisor + divisor) % divisor
        return ((self - remainder) / divisor, remainder)
    }

    fileprivate func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
