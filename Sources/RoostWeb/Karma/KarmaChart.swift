import Roost

/// The last weeks drawn as bars, with the same figures as a table: what `karma/chart` shows.
///
/// All of it is geometry in SVG's own attributes: no script draws it, and no inline style is needed.
struct KarmaChart: Sendable {
    /// Of a week's two bars and what is between them; the page stretches it to the room there is.
    private static let (width, height, bar) = (40, 150, 19)

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
        let earned = number(weeks.weeks.reduce(0) { $0 + $1.earned })
        let spent = number(weeks.weeks.reduce(0) { $0 + $1.spent })
        return [
            "title": title,
            "isEmpty": weeks.isEmpty,
            "width": Self.width,
            "height": Self.height,
            "bar": Self.bar,
            "spentX": Self.width - Self.bar,
            "earnedInAll": earned,
            "spentInAll": spent,
            "summary": viewer.words("chart.summary", ["earned": earned, "spent": spent]),
            "weeks": weeks.weeks.enumerated().map(values),
        ]
    }

    private func values(_ index: Int, _ week: KarmaWeeks.Week) -> Values {
        let (earned, spent) = (length(week.earned), length(week.spent))
        let monday = viewer.dates.parts(ofDay: week.monday)
        let isLast = index == KarmaWeeks.count - 1
        let day = ["day": String(monday.dayOfMonth), "month": String(monday.month)]
        return [
            "label": isLast ? viewer.words("chart.this_week") : viewer.words("chart.day", day),
            "earned": number(week.earned),
            "spent": number(week.spent),
            "earnedY": Self.height - earned,
            "earnedHeight": earned,
            "spentY": Self.height - spent,
            "spentHeight": spent,
        ]
    }

    /// The longest bar is as high as the chart, and whatever is there can be seen.
    private func length(_ amount: Int) -> Int {
        let most = weeks.weeks.reduce(1) { max($0, $1.earned, $1.spent) }
        return amount == 0 ? 0 : max(2, amount * (Self.height - 6) / most)
    }

    private func number(_ number: Int) -> String { viewer.words.number(number) }
}
