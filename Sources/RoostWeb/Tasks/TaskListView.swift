import Roost

/// The tasks of one tab by day: what `tasks/list` shows.
struct TaskListView: Sendable {
    private let tab: TasksTab
    private let tasks: [FamilyTask]
    private let wishes: [Claim.ID: Values]
    private let viewer: Viewer

    init(_ tab: TasksTab, _ tasks: [FamilyTask], wishes: [Claim.ID: Values], for viewer: Viewer) {
        self.tab = tab
        self.tasks = tasks
        self.wishes = wishes
        self.viewer = viewer
    }

    var values: Values {
        let groups = openGroups + closedGroups
        return [
            "base": viewer.base,
            "groups": groups,
            "isEmpty": groups.isEmpty,
            "emptyTitle": groups.isEmpty ? viewer.words("tasks.empty_title.\(tab.rawValue)") : nil,
            "emptyText": groups.isEmpty ? viewer.words("tasks.empty_text.\(tab.rawValue)") : nil,
        ]
    }

    /// What is overdue, then day by day, then what has no day.
    private var openGroups: [Values] {
        let open = tasks.filter { $0.status == .open }
        let now = viewer.dates.now
        let overdue = open.filter { $0.dueAt.map { $0 < now } ?? false }
        let coming = open.filter { $0.dueAt.map { $0 >= now } ?? false }
        let someday = open.filter { $0.dueAt == nil }
        var groups: [Values] = []
        if !overdue.isEmpty { groups.append(group("overdue", viewer.words("tasks.overdue"), overdue, isOverdue: true)) }
        groups += byDay(coming, \.dueAt) { day, tasks, isToday in
            group(day.key, day.name.sentenceCased, tasks, isToday: isToday)
        }
        if !someday.isEmpty { groups.append(group("someday", viewer.words("tasks.any_day"), someday)) }
        return groups
    }

    /// What is done, then what was missed, the latest day first.
    private var closedGroups: [Values] {
        let done = tasks.filter { $0.status == .completed }.latestFirst(\.completedAt)
        let missed = tasks.filter { $0.status == .expired }.latestFirst(\.dueAt)
        return byDay(done, \.completedAt) { day, tasks, _ in
            group("done-\(day.key)", viewer.words("tasks.done_day", ["day": day.name]).sentenceCased, tasks)
        }
            + (missed.isEmpty ? [] : [group("missed", viewer.words("tasks.missed"), missed)])
    }

    /// Neighbours of one day go together; their order stays.
    private func byDay(
        _ tasks: [FamilyTask],
        _ date: (FamilyTask) -> Timestamp?,
        _ group: ((key: String, name: String), [FamilyTask], Bool) -> Values
    ) -> [Values] {
        var days: [(number: Int, date: Timestamp, tasks: [FamilyTask])] = []
        for task in tasks {
            guard let date = date(task) else { continue }
            let number = viewer.dates.dayNumber(of: date)
            if days.last?.number == number {
                days[days.count - 1].tasks.append(task)
            } else {
                days.append((number, date, [task]))
            }
        }
        return days.map { day in
            group(
                (viewer.dates.day(of: day.date), viewer.dates.dayInSentence(day.date)),
                day.tasks,
                viewer.dates.isToday(day.date)
            )
        }
    }

    private func group(
        _ key: String,
        _ label: String,
        _ tasks: [FamilyTask],
        isOverdue: Bool = false,
        isToday: Bool = false
    ) -> Values {
        [
            "key": key,
            "label": label,
            "count": tasks.count,
            "isOverdue": isOverdue,
            "isToday": isToday,
            "tasks": tasks.map { TaskView($0, for: viewer, wishes: wishes, isInDay: true).values },
        ]
    }
}

extension [FamilyTask] {
    fileprivate func latestFirst(_ date: (FamilyTask) -> Timestamp?) -> [FamilyTask] {
        map { (date($0) ?? $0.updatedAt, $0) }.sorted { $0.0 > $1.0 }.map(\.1)
    }
}
