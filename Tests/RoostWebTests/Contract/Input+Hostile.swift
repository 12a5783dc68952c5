import Roost
import RoostWeb

/// Values that break a field's rules, and values at their very edge.
extension Input {
    private static let family = "👩‍👩‍👧‍👦"
    private static let arabic = "مرحبا"

    /// What it must refuse.
    func wrong() throws -> [Literal] {
        try wrongKinds.map(Literal.raw) + wrongTexts.map(Literal.text) + wrongNumbers.map(Literal.raw) + wrongLists()
    }

    private var wrongKinds: [String] {
        switch self {
        case .number: ["\"5\"", "true", "[]", "{}", "1.5", "1e400", "9007199254740993"]
        case .list: ["5", "\"MO\"", "true", "{}"]
        case .object, .union: ["5", "\"x\"", "true", "[]"]
        default: ["5", "0.5", "true", "[]", "{}", "[\"x\"]"]
        }
    }

    private var wrongTexts: [String] {
        switch self {
        case .line(let length):
            [Self.long(length), "a\u{0}b", "a\nb", "\u{1B}[0m", "a\u{2028}b"]
                + (length.lowerBound > 0 ? Self.blank : [])
        case .prose(let length):
            [Self.long(length), "a\u{0}b", "\u{7}"] + (length.lowerBound > 0 ? Self.blank : [])
        case .character(let orEmpty): ["ab", "🦊🦊", "\u{0}"] + (orEmpty ? [] : Self.blank)
        case .emoji: ["a", "5", "🦊🦊", "🦊a", "\u{0}", Self.arabic] + Self.blank
        case .ascii(let length): [Self.long(length), "", "a b", "ä", Self.family, Self.arabic, "a\u{0}", "a\n"]
        case .password: ["", "1234567", String(repeating: "a", count: 201), String(repeating: Self.family, count: 7)]
        case .pin: ["", "123", "123456789", "12a4", "１２３４", "12 4", "٤٤٤٤", "123\u{0}", Self.family]
        case .email: ["", "a", "a@", "@b", "a@b@c", "a b@c", "a\u{0}@b", String(repeating: "a", count: 253) + "@b"]
        case .timezone:
            ["", "Mars/Olympus", "../../etc/passwd", "UTC\u{0}", Self.family, Self.arabic, Self.long(1...64)]
        case .choice: ["", "nonsense", "PARENT", Self.family, "\u{0}"]
        case .id:
            [
                "", "nonsense", "01890000-0000-7000-8000-00000000000A", "01890000-0000-7000-8000-0000000000000",
                Self.family,
            ]
        case .date(let years):
            ["", "2026-02-30", "2026-2-3", "2027-02-29", "20260403", "2026-04-03T00:00:00Z", Self.arabic, "٢٠٢٦-٠٤-٠٣"]
                + (years.lowerBound > 1 ? ["\(years.lowerBound - 1)-12-31"] : ["0000-01-01"])
                + (years.upperBound < 9999 ? ["\(years.upperBound + 1)-01-01"] : [])
        case .timeOfDay: ["", "24:00", "8:00", "08:60", "08:30:00", "08.30", Self.family]
        case .instant:
            ["", "2026-04-03", "2026-04-03T25:00:00Z", "2026-02-30T08:00:00Z", "2026-04-03T08:00:00", Self.arabic]
        case .text, .number, .either, .list, .object, .union: []
        }
    }

    private var wrongNumbers: [String] {
        guard case .number(let range, let exception) = self else { return [] }
        return [range.lowerBound - 1, range.upperBound + 1, Int.min, Int.max].map(String.init)
            + (exception.map { [String($0)] } ?? [])
    }

    private func wrongLists() throws -> [Literal] {
        guard case .list(let element, let count, let isUnique) = self else { return [] }
        var lists = try element.wrong().prefix(20).map { Literal.list([$0]) }
        if count.lowerBound > 0 { lists.append(.list([])) }
        if isUnique, let one = try element.edges().first { lists.append(.list([one, one])) }
        return lists
    }

    /// What it must take: the shortest, the longest, other scripts, the first and the last.
    func edges() throws -> [Literal] {
        switch self {
        case .number(let range, _):
            [.raw(String(range.lowerBound)), .raw(String(range.upperBound)), .raw("\(range.upperBound).0")]
        case .list(let element, _, _): try element.edges().map { .list([$0]) }
        default: try texts.map(Literal.text)
        }
    }

    private var texts: [String] {
        switch self {
        case .line(let length), .prose(let length):
            [
                "a", Self.arabic, "\u{202E}abc", String(repeating: "a", count: length.upperBound),
                String(repeating: Self.family, count: length.upperBound),
            ] + (length.lowerBound == 0 ? [""] : [])
        case .character(let orEmpty): ["a", Self.family, "م"] + (orEmpty ? [""] : [])
        case .emoji: ["🦊", Self.family, "🇳🇱", "1️⃣", "👩🏻‍❤️‍💋‍👩🏿"]
        case .ascii(let length): ["a", "~", String(repeating: "!", count: length.upperBound)]
        case .password:
            ["12345678", String(repeating: Self.family, count: 8), String(repeating: "a", count: 200), "\u{0}1234567"]
        case .pin: ["0000", "12345678"]
        case .email: ["a@b", String(repeating: "a", count: 252) + "@b", "MÜLLER@home.example"]
        case .timezone: ["UTC", "Europe/Amsterdam", "America/Argentina/Buenos_Aires"]
        case .choice(let values): values
        case .date(let years): ["\(Self.padded(years.lowerBound))-01-01", "2028-02-29", "\(years.upperBound)-12-31"]
        case .timeOfDay: ["00:00", "23:59"]
        case .instant: ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "2026-04-03T08:30:00+02:00"]
        default: []
        }
    }

    private static let blank = ["", "   ", "\u{200B}", "\u{3000}"]

    private static func long(_ length: ClosedRange<Int>) -> String {
        String(repeating: "a", count: length.upperBound + 1)
    }

    private static func padded(_ year: Int) -> String {
        String(repeating: "0", count: 4 - String(year).count) + String(year)
    }
}
