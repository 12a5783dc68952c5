import Roost

/// What happened, by day: what `activity/list` shows.
struct ActivityView: Sendable {
    private let viewer: Viewer
    private let filters: ActivityFilters
    private let isFirst: Bool
    private let older: String?
    private let lines: [(event: LoggedEvent, line: ActivityLine)]

    init(
        _ view: borrowing FamilyView,
        _ list: ActivityList,
        _ filters: ActivityFilters,
        for viewer: Viewer
    ) throws {
        self.viewer = viewer
        self.filters = filters
        isFirst = list.cursor == nil
        let page = try view.activity(list)
        older = page.nextCursor
        let teller = try ActivityTeller(page.items, in: viewer.words, view)
        lines = try page.items.compactMap { event in try teller.line(event).map { (event, $0) } }
    }

    var values: Values {
        let words = viewer.words
        return [
            "days": days,
            "isEmpty": lines.isEmpty,
            "emptyText": words(filters.isFiltered || !isFirst ? "activity.filtered" : "activity.empty"),
            "emptyHint": words(older == nil ? "activity.empty_hint" : "activity.more_hint"),
            "olderHref": older.map { filters.href(cursor: $0) },
            "newestHref": isFirst ? nil : filters.href(),
        ]
    }

    private var days: [Values] {
        var days: [[(event: LoggedEvent, line: ActivityLine)]] = []
        for line in lines {
            let day = viewer.dates.dayNumber(of: line.event.at)
            if let last = days.last?.first, viewer.dates.dayNumber(of: last.event.at) == day {
                days[days.count - 1].append(line)
            } else {
                days.append([line])
            }
        }
        return days.compactMap { lines in
            guard let first = lines.first else { return nil }
            return [
                "key": viewer.dates.day(of: first.event.at),
                "label": viewer.dates.dayLabel(first.event.at),
                "countLabel": viewer.words("activity.count", count: lines.count),
                "lines": lines.map(values),
            ]
        }
    }

    private func values(_ line: (event: LoggedEvent, line: ActivityLine)) -> Values {
        let person = line.event.actorId ?? line.event.subjectId
        let kind = line.event.kind ?? .task
        return [
            "id": String(line.event.offset),
            "text": line.line.text,
            "href": line.line.path.map { viewer.base + $0 },
            "timeLabel": viewer.dates.time(of: line.event.at),
            "kindLabel": viewer.words("activity.kind.\(kind.rawValue)"),
            "person": person.flatMap(viewer.person),
            "isTask": kind == .task,
            "isKarma": kind == .karma,
            "isReward": kind == .reward || kind == .claim,
        ]
    }
}
