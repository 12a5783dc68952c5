import Foundation
import Roost
import RoostTestSupport
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test("An instant is ISO 8601 in UTC with milliseconds and Z")
    func format() {
        #expect(Timestamp(milliseconds: 0).iso8601 == "1970-01-01T00:00:00.000Z")
        #expect(Timestamp(milliseconds: 1_774_765_800_007).iso8601 == "2026-03-29T06:30:00.007Z")
        #expect(Timestamp(milliseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
        #expect(Timestamp(milliseconds: -62_135_596_800_000).iso8601 == "0001-01-01T00:00:00.000Z")
        #expect(Timestamp(milliseconds: 253_402_300_799_999).iso8601 == "9999-12-31T23:59:59.999Z")
    }

    @Test(
        "Every millisecond of a second comes back, now and before 1970",
        arguments: [0, 1_774_765_800_000, -86_400_000]
    )
    func everyMillisecond(start: Int64) {
        for offset in 0..<1000 {
            let instant = Timestamp(milliseconds: start + Int64(offset))
            #expect(Timestamp(iso8601: instant.iso8601) == instant)
        }
    }

    @Test("Instants of every year from 1 to 9999 come back")
    func wholeRange() {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<3000 {
            let instant = Timestamp(
                milliseconds: Int64.random(in: -62_135_596_800_000..<253_402_300_800_000, using: &generator)
            )
            #expect(Timestamp(iso8601: instant.iso8601) == instant, "\(instant.milliseconds)")
        }
    }

    @Test("Fractions are cut off at the millisecond")
    func fractions() {
        for (text, milliseconds) in [(".1", 100), (".12", 120), (".123", 123), (".1239", 123), (".999999999", 999)] {
            #expect(Timestamp(iso8601: "1970-01-01T00:00:00\(text)Z")?.milliseconds == Int64(milliseconds))
        }
    }

    @Test("It is what Foundation says since 1582, when both calendars agree")
    func likeFoundation() {
        var generator = SeededGenerator(seed: 44)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for _ in 0..<2000 {
            let seconds = Int64.random(in: -12_000_000_000..<253_402_300_800, using: &generator)
            let instant = Timestamp(milliseconds: seconds * 1000)
            #expect(instant.iso8601 == instant.date.formatted(style))
        }
    }

    @Test("A Foundation date and back is the same millisecond")
    func foundation() {
        var generator = SeededGenerator(seed: 43)
        for _ in 0..<3000 {
            let instant = Timestamp(
                milliseconds: Int64.random(in: -62_135_596_800_000..<253_402_300_800_000, using: &generator)
            )
            #expect(Timestamp(instant.date) == instant, "\(instant.milliseconds)")
        }
    }

    @Test(
        "Other offsets and other precisions are the same instant",
        arguments: [
            "2026-03-29T06:30:00Z", "2026-03-29T06:30:00.000Z", "2026-03-29T08:30:00+02:00",
            "2026-03-29T08:30:00.000+02:00",
            "2026-03-29T01:00:00-05:30", "2026-03-29T06:30:00.0009Z", "2026-03-29T06:30:00.000000000Z",
        ]
    )
    func offsets(text: String) {
        #expect(Timestamp(iso8601: text)?.iso8601 == "2026-03-29T06:30:00.000Z")
    }

    @Test(
        "What is no instant is refused",
        arguments: [
            "", "x", "2026", "2026-03-29", "2026-03-29T06:30:00", "06:30:00Z", "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-02-30T00:00:00Z", "2026-03-29T25:00:00Z", "2026-03-29T06:61:00Z", "2026-03-29T06:30:00Z!",
            "2026-03-29T06:30:00ZZ", " 2026-03-29T06:30:00Z", "10000-01-01T00:00:00Z", "-001-01-01T00:00:00Z",
            "2026-03-29T06:30:00.Z", "2026-03-29T06:30:00.0000000001Z", "2026-03-29T06:30:60Z", "2026-03-29T24:00:00Z",
            "2026-03-29T06:30:00+0200", "2026-03-29T06:30:00+24:00", "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+01:00",
            "20260329T063000Z", "2026-03-29 06:30:00Z", "٢٠٢٦-03-29T06:30:00Z",
        ]
    )
    func refused(text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }

    @Test("Spans are added and told to the millisecond")
    func spans() {
        let instant = Timestamp(milliseconds: 1000)
        #expect(instant + .milliseconds(-1500) == Timestamp(milliseconds: -500))
        #expect(instant + .seconds(2) - instant == .milliseconds(2000))
        #expect(Timestamp(milliseconds: -1) < instant)
    }

    @Test("Days of the calendar exist or they don't")
    func days() {
        for text in ["2026-02-28", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            #expect(CalendarDate(text)?.description == text)
        }
        for text in ["2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "0000-01-01"] {
            #expect(CalendarDate(text) == nil)
        }
        for text in ["", "2026-1-1", "2026-01-01 ", "+026-01-01", "2026/01/01", "２０２６-01-01", "2026-01-01-01"] {
            #expect(CalendarDate(text) == nil)
        }
    }
}
