import Foundation
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("The chart of karma")
struct KarmaChartTests {
    /// A Thursday.
    private let now = Timestamp(iso8601: "2026-11-26T12:00:00.000Z")!
    private let words: Words
    private var dates: FamilyDates { FamilyDates(timezone: "Europe/Amsterdam", now: now, in: words) }

    init() throws {
        words = try Catalogue(assets: nil).words(in: .english)
    }

    @Test("A week begins on the family's Monday; what came and what went are apart, and what is older is left out")
    func weeks() throws {
        let moves = [
            (5, "2026-09-30T12:00:00.000Z"), (7, "2026-10-05T10:00:00.000Z"), (3, "2026-11-22T22:59:00.000Z"),
            (4, "2026-11-22T23:01:00.000Z"), (-2, "2026-11-26T11:00:00.000Z"), (1, "2026-11-26T11:30:00.000Z"),
        ].map { KarmaMove(amount: $0.0, by: .grant, at: Timestamp(iso8601: $0.1)!) }
        let weeks = KarmaWeeks(moves, dates).weeks
        #expect(weeks.count == 8)
        #expect(weeks.map(\.earned) == [7, 0, 0, 0, 0, 0, 3, 5])
        #expect(weeks.map(\.spent) == [0, 0, 0, 0, 0, 0, 0, 2])
        #expect(weeks.map { dates.parts(ofDay: $0.monday).day }.first == "2026-10-05")
        #expect(weeks.map { dates.parts(ofDay: $0.monday).day }.last == "2026-11-23")
        #expect(weeks.allSatisfy { dates.parts(ofDay: $0.monday).weekday == 2 })
    }

    @Test("What was undone was neither earned nor spent, also when that was a week before")
    func takenBack() {
        let moves: [(Int, KarmaEntry.Source, String)] = [
            (9, .taskCompleted, "2026-11-18T12:00:00.000Z"), (5, .taskCompleted, "2026-11-26T11:00:00.000Z"),
            (-5, .taskReopened, "2026-11-26T11:01:00.000Z"), (-9, .taskReopened, "2026-11-26T11:02:00.000Z"),
            (-30, .rewardRedeemed, "2026-11-26T11:03:00.000Z"), (30, .rewardRefunded, "2026-11-26T11:04:00.000Z"),
            (-2, .grant, "2026-11-26T11:05:00.000Z"),
        ]
        let weeks = KarmaWeeks(
            moves.map { KarmaMove(amount: $0.0, by: $0.1, at: Timestamp(iso8601: $0.2)!) },
            dates
        ).weeks
        #expect(weeks.map(\.earned).suffix(2) == [9, 0])
        #expect(weeks.map(\.spent).suffix(2) == [0, 2])
    }

    @Test(
        "A day is the same day in any zone",
        arguments: ["Pacific/Kiritimati", "Pacific/Niue", "America/St_Johns", "UTC"]
    )
    func zones(zone: String) {
        let dates = FamilyDates(timezone: zone, now: now, in: words)
        for day in [20_000, 20_541, 20_784] {
            let number = dates.dayNumber(
                of: dates.instant(on: CalendarDate(dates.parts(ofDay: day).day)!, at: (12, 0))!
            )
            #expect(number == day)
        }
    }

    @Test("It is on the page as a drawing that says what it shows, and as a table; without inline style")
    func page() async throws {
        let visit = try await Visit()
        #expect(try await visit.mia.get("\(visit.base)/karma").text.contains("No karma has moved in eight weeks."))
        try await visit.home.grant(40, to: visit.home.mia, "Kindness")
        try await visit.home.grant(10, to: visit.home.tom, "Kindness")
        let all = try await visit.mia.get("\(visit.base)/karma").text
        #expect(all.contains("50 karma earned, 0 spent in eight weeks."))
        #expect(all.contains("role=\"img\" aria-labelledby=\"karma-chart-title karma-chart-summary\""))
        #expect(all.contains("<th scope=\"row\">now</th><td>50</td><td>0</td>"))
        #expect(!all.contains("style="))
        let mine = try await visit.mia.regions("karma/chart", of: "\(visit.base)/karma?member=\(visit.home.mia)").text
        #expect(mine.contains("<td>40</td>"))
        #expect(mine.contains("The last eight weeks of Mia"))
    }
}
