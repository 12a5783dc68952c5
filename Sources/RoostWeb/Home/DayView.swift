import Roost

/// What there is to do today, and what was done: what `home/today` shows.
struct DayView: Sendable {
    private let viewer: Viewer
    /// Open, and due today or before, or on no day.
    private let due: [FamilyTask]
    /// Open, and due on a later day.
    private let later: [FamilyTask]
    private let done: [FamilyTask]
    /// Something is to be done, on any day, or has been.
    let hasAnyTask: Bool

    init(_ view: borrowing FamilyView, for viewer: Viewer) throws {
        self.viewer = viewer
        var list = TaskList()
        list.status = .open
        list.sort = .due
        // A parent's approvals have a place of their own on this page.
        let open = try view.tasks(list, most: 500).filter { !$0.isApproval }
        let isLater = { (task: FamilyTask) in task.dueAt.map(viewer.dates.isAfterToday) ?? false }
        due = open.filter { !isLater($0) }
        later = open.filter(isLater)
        list.status = .completed
        list.sort = .completed
        let completed = try view.tasks(list, most: 200)
        hasAnyTask = !open.isEmpty || !completed.isEmpty
        done =
            completed
            .filter { !$0.isApproval && $0.completedAt.map(viewer.dates.isToday) ?? false }
    }

    var values: Values {
        let mine = due.filter { $0.assignment.includes(viewer.me) }
        let finished = done(by: viewer.me)
        let total = mine.count + finished.count
        let laterCount = later.count { $0.assignment.includes(viewer.me) }
        return [
            "base": viewer.base,
            "tasks": (mine + finished).map { TaskView($0, for: viewer).values },
            "hasTasks": total > 0,
            "doneCount": finished.count,
            "totalCount": total,
            "isAllDone": total > 0 && mine.isEmpty,
            "laterLabel": laterCount == 0 ? nil : viewer.words("home.later", count: laterCount),
        ]
    }

    /// How far somebody is with their own tasks: `2 of 3 done`; nil when there are none today.
    func label(for member: Member) -> String? {
        let finished = done(by: member).count
        let open = due.count { $0.assignment == .member(member.id) && $0.dueAt != nil }
        guard finished + open > 0 else { return nil }
        return viewer.words("home.done_of", ["done": String(finished), "total": String(finished + open)])
    }

    private func done(by member: Member) -> [FamilyTask] {
        done.filter { $0.creditedTo == member.id }
    }
}
