import Roost

/// The last weeks drawn as bars, with the same figures as a table: what `karma/chart` shows.
///
/// All of it is geometry in SVG's own attributes: no script draws it, and no inline style is needed.
struct KarmaChart: Sendable {
    private static let (width, height) = (480, 150)
    /// Of one of a week's two bars.
    private static let bar = 18

    private let weeks: KarmaWeeks
    private let viewer: Viewer
    private let title: String

    /// A member's, or the family's together.
    init(_ view: borrowing FamilyView, of member: User.ID?, for viewer: Viewer) throws {
        let moves = try view.karmaMoves(since: KarmaWeeks.start(before: viewer.dates.now), of: member)
        self.init(KarmaWeeks(moves, viewer.dates), of: member, for: viewer)
    }

    init(_ weeks: KarmaWeeks, of member: User.ID?, for viewer: Viewer) {
        self.weeks = weeks
        self.viewer = viewer
        let words = viewer.words
        title = member.map { words("chart.title_of", ["who": viewer.name(of: $0)]) } ?? words("chart.title")
    }

    var values: Values {
        [
            "title": title,
            "isEmpty": weeks.isEmpty,
            "width": Self.width,
            "height": Self.height,
            "labelled": Self.height + 24,
            "summary": viewer.words(
                "chart.summary",
                [
                    "earned": number(weeks.weeks.reduce(0) { $0 + $1.earned }),
                    "spent": number(weeks.weeks.reduce(0) { $0 + $1.spent }),
                ]
            ),
            "weeks": weeks.weeks.enumerated().map(values),
        ]
    }

    private func values(_ index: Int, _ week: KarmaWeeks.Week) -> Values {
        let middle = (2 * index + 1) * Self.width / (2 * KarmaWeeks.count)
        let (earned, spent) = (length(week.earned), length(week.spent))
        let monday = viewer.dates.parts(ofDay: week.monday)
        let isLast = index == KarmaWeeks.count - 1
        let day = ["day": String(monday.dayOfMonth), "month": String(monday.month)]
        return [
            "label": isLast ? viewer.words("chart.this_week") : viewer.words("chart.day", day),
            "middle": middle,
            "labelY": Self.height + 18,
            "earned": number(week.earned),
            "spent": number(week.spent),
            "earnedX": middle - Self.bar - 1,
            "earnedY": Self.height - earned,
            "earnedHeight": earned,
            "spentX": middle + 1,
            "spentY": Self.height - spent,
            "spentHeight": spent,
            "bar": Self.bar,
        ]
    }

    /// The longest bar is as high as the chart, and whatever is there can be seen.
    private func length(_ amount: Int) -> Int {
        let most = weeks.weeks.reduce(1) { max($0, $1.earned, $1.spent) }
        return amount == 0 ? 0 : max(2, amount * (Self.height - 6) / most)
    }

    private func number(_ number: Int) -> String { viewer.words.number(number) }
}
