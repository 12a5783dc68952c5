import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Dates in the family's time zone")
struct DatesTests {
    /// Sunday 29 March 2026, 08:30 in Amsterdam, the day summer time begins.
    private let now = Timestamp(milliseconds: 1_774_765_800_000)
    private let catalogue: Catalogue
    private var dates: FamilyDates { dates(in: "Europe/Amsterdam") }

    init() throws {
        catalogue = try Catalogue(assets: nil)
    }

    private func dates(in timezone: String, _ language: Language = .english) -> FamilyDates {
        FamilyDates(timezone: timezone, now: now, in: catalogue.words(in: language))
    }

    @Test(
        "Days are told from today",
        arguments: [
            ("2026-03-29T15:00:00Z", "Today 17:00"), ("2026-03-29T21:59:59Z", "Today"),
            ("2026-03-29T22:00:00Z", "Tomorrow 00:00"),
            ("2026-03-28T22:59:00Z", "Yesterday 23:59"), ("2026-04-02T15:00:00Z", "Thursday 17:00"),
            ("2026-04-05T15:00:00Z", "Sunday 5 April 17:00"), ("2027-01-01T12:00:00Z", "Friday 1 January 2027 13:00"),
            ("2026-03-23T12:00:00Z", "Monday 13:00"),
        ]
    )
    func moments(instant: String, label: String) throws {
        #expect(dates.moment(try #require(Timestamp(iso8601: instant))) == label)
    }

    @Test("A time the clocks skip moves to the next there is")
    func gap() throws {
        let day = try #require(CalendarDate("2026-03-29"))
        #expect(dates.instant(on: day, at: (2, 30))?.iso8601 == "2026-03-29T01:00:00.000Z")
        #expect(dates.instant(on: day, at: (8, 0))?.iso8601 == "2026-03-29T06:00:00.000Z")
        #expect(dates.instant(on: day, at: (0, 0))?.iso8601 == "2026-03-28T23:00:00.000Z")
    }

    @Test("A time the clocks show twice is the first of the two")
    func overlap() throws {
        let day = try #require(CalendarDate("2026-10-25"))
        #expect(dates.instant(on: day, at: (2, 30))?.iso8601 == "2026-10-25T00:30:00.000Z")
    }

    @Test("A day without a time is the whole day, and stays one through a form")
    func wholeDay() throws {
        let day = try #require(CalendarDate("2026-04-01"))
        let due = try #require(dates.instant(on: day, at: nil))
        #expect(dates.isWholeDay(due))
        #expect(DueFields(due, dates).date == "2026-04-01")
        #expect(DueFields(due, dates).time == "")
        #expect(dates.instant(on: day, at: (23, 59)).map(dates.isWholeDay) == false)
    }

    @Test("A midnight that a zone skips is the first instant of that day")
    func skippedMidnight() throws {
        let dates = dates(in: "America/Santiago")
        let day = try #require(CalendarDate("2026-09-06"))
        #expect(dates.instant(on: day, at: (0, 0))?.iso8601 == "2026-09-06T04:00:00.000Z")
    }

    @Test("People are greeted by the family's hour")
    func greeting() {
        #expect(dates.greeting == "Good morning")
        #expect(dates(in: "Asia/Tokyo").greeting == "Good afternoon")
        #expect(dates(in: "Asia/Tokyo", .dutch).greeting == "Goedemiddag")
        #expect(dates.todayLabel == "Sunday 29 March")
    }

    @Test(
        "In Dutch, days begin with a capital only where a line does",
        arguments: [
            ("2026-03-29T15:00:00Z", "Vandaag 17:00", "om 17:00", "vandaag"),
            ("2026-03-29T21:59:59Z", "Vandaag", "vandaag", "vandaag"),
            ("2026-03-28T22:59:00Z", "Gisteren 23:59", "gisteren om 23:59", "gisteren"),
            ("2026-04-02T15:00:00Z", "Donderdag 17:00", "donderdag om 17:00", "op donderdag"),
            ("2026-04-05T15:00:00Z", "Zondag 5 april 17:00", "zondag 5 april om 17:00", "op zondag 5 april"),
        ]
    )
    func dutch(instant: String, moment: String, sentence: String, day: String) throws {
        let (dates, instant) = (dates(in: "Europe/Amsterdam", .dutch), try #require(Timestamp(iso8601: instant)))
        #expect(dates.moment(instant) == moment)
        #expect(dates.inSentence(instant) == sentence)
        #expect(dates.onDay(instant) == day)
    }
}
