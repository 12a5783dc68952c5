import Foundation
import Roost
import RoostTestSupport
import Testing

@Suite("A recurrence")
struct RecurrenceTests {
    /// One line of the fixture that `recurrences.py` writes by dateutil.
    struct Example: CustomStringConvertible {
        let zone: String
        let start: String
        let time: String
        let rule: String
        let expected: [String]

        init(_ line: Substring) {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            (zone, start, time, rule) = (parts[0], parts[1], parts[2], parts[3])
            expected = parts[4].split(separator: ",").map(String.init)
        }

        var description: String { "\(zone) \(time) \(rule)" }
    }

    static let examples: [Example] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "recurrences.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(Example.init)
    }()

    @Test("has a fixture of five years in four zones")
    func fixture() {
        #expect(Self.examples.count == 120)
        #expect(Self.examples.contains { $0.expected.count > 1800 })
    }

    @Test("comes on dateutil's days and instants, over every clock change", arguments: examples)
    func agrees(example: Example) throws {
        let start = try #require(CalendarDate(example.start))
        let time = try #require(TimeOfDay(example.time))
        let rule = try Decoded.recurrence(example.rule)
        let clock = FamilyClock(timezone: example.zone)
        let dates = rule.dates(from: start, notBefore: start).prefix(example.expected.count)
        let instants = dates.map { date in
            Decoded.short(clock.instant(on: date, at: time))
        }
        #expect(instants == example.expected)
    }

    @Test("read from later on comes on the same days", arguments: examples.filter { $0.time == "08:00" })
    func isAligned(example: Example) throws {
        let start = try #require(CalendarDate(example.start))
        let rule = try Decoded.recurrence(example.rule)
        let all = Array(rule.dates(from: start, notBefore: start).prefix(example.expected.count))
        for later in all.indices where later % 37 == 1 {
            let earliest = all[later].adding(days: -1)
            let expected = Array(all.filter { $0 >= earliest }.prefix(3))
            let found = rule.dates(from: start, notBefore: earliest).prefix(expected.count)
            #expect(Array(found) == expected)
        }
    }

    @Test("without days takes them from its start, and passes over months without that day")
    func takesStart() throws {
        let start = try #require(CalendarDate("2024-01-31"))
        let monthly = Recurrence(.monthly).dates(from: start, notBefore: start).prefix(3).map(\.description)
        #expect(monthly == ["2024-01-31", "2024-03-31", "2024-05-31"])
        let leapDay = try #require(CalendarDate("2024-02-29"))
        let yearly = Recurrence(.yearly).dates(from: leapDay, notBefore: leapDay).prefix(2).map(\.description)
        #expect(yearly == ["2024-02-29", "2028-02-29"])
    }

    @Test("that never comes ends, and is refused")
    func never() throws {
        let monday = try #require(CalendarDate("2026-03-30"))
        var rule = Recurrence(.daily, interval: 7)
        rule.weekdays = [.tuesday]
        #expect(Array(rule.dates(from: monday, notBefore: monday)).isEmpty)
        #expect(throws: Invalid.self) { try ScheduleDraft(name: "A", startDate: monday, recurrence: rule).checked() }
    }
}

/// Reads what the fixture holds.
enum Decoded {
    /// `20260329T0130`, in UTC.
    static func short(_ instant: Timestamp) -> String {
        String(instant.iso8601.filter { $0 != "-" && $0 != ":" }.prefix(13))
    }

    /// A rule whose interval may be left out.
    static func recurrence(_ text: String) throws -> Recurrence {
        try JSON.value(Recurrence.self, from: text.contains("interval") ? text : "{\"interval\":1," + text.dropFirst())
    }
}
