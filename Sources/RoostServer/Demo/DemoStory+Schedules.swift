import Foundation
import Roost

/// What comes again by itself.
extension DemoStory {
    /// Three rules; the next days of each are on the page of recurring tasks.
    func arrangeSchedules() async throws {
        clock.turn(day: -1, hour: 20)
        let children = try ["Mia", "Tom", "Lou"].map(id)
        var bins = ScheduleDraft(
            name: "Put the bins out",
            description: "Paper in even weeks, plastic in odd ones.",
            karma: 4,
            assignment: .rotation(children),
            startDate: day(1),
            timeOfDay: TimeOfDay("19:00"),
            recurrence: Recurrence(.weekly)
        )
        bins.unfinished = .keep
        var sheets = Recurrence(.monthly)
        sheets.monthDays = [1]
        let more = [
            bins,
            ScheduleDraft(
                name: "Vacuum downstairs",
                karma: 6,
                assignment: .always(.role(.child)),
                startDate: day(2),
                timeOfDay: TimeOfDay("11:00"),
                recurrence: Recurrence(.weekly, interval: 2)
            ),
            ScheduleDraft(
                name: "Change the sheets",
                assignment: .always(.member(try id("Ben"))),
                startDate: day(1),
                recurrence: sheets
            ),
        ]
        for draft in more { _ = try await services.schedules.create(draft, in: family, by: caller("Anna")) }
    }

    /// The family's calendar day that many days from today.
    private func day(_ offset: Int) -> CalendarDate {
        FamilyClock(timezone: clock.timezone.identifier).date(of: clock.at(day: offset, hour: 12))
    }
}
