package import FoundationEssentials

/// An instant, to the millisecond, in UTC.
///
/// In JSON it is ISO 8601 with milliseconds and `Z`, as in `"2026-03-29T06:30:00.000Z"`; in SQL the milliseconds.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    /// The instant that many milliseconds after 1970-01-01T00:00:00Z.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The instant of a Foundation date, rounded to the nearest millisecond.
    package init(_ date: Date) {
        self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }

    /// The same instant as a Foundation date.
    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// The instant that much later.
    package static func + (instant: Self, span: Duration) -> Self {
        let (seconds, attoseconds) = span.components
        return Self(milliseconds: instant.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }

    /// The time from the right instant to the left one.
    package static func - (left: Self, right: Self) -> Duration {
        .milliseconds(left.milliseconds - right.milliseconds)
    }
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let instant = Self(iso8601: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not ISO 8601")
        }
        self = instant
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso8601)
    }
}
