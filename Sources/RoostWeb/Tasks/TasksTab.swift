import Foundation
import Roost

/// The tabs of the tasks page.
enum TasksTab: String, Sendable, CaseIterable {
    case mine, all, open, done

    /// The tabs with their counts: what `tasks/tabs` shows.
    static func values(_ summary: TaskSummary, current: TasksTab, for viewer: Viewer) -> Values {
        let tabs = allCases.map { tab -> Values in
            [
                "key": tab.rawValue,
                "label": viewer.words("tasks.tab.\(tab.rawValue)"),
                "count": tab.count(summary),
                "href": "\(viewer.base)/tasks?tab=\(tab.rawValue)",
                "isCurrent": tab == current,
            ]
        }
        return ["tabs": tabs]
    }

    /// Which tasks are on it: up to 500 open ones by due date, and of the others the last done and the newest missed.
    func tasks(_ view: borrowing FamilyView) throws -> [FamilyTask] {
        var open = TaskList()
        open.sort = .due
        open.status = .open
        var done = TaskList()
        done.status = .completed
        done.sort = .completed
        var missed = TaskList()
        missed.status = .expired
        switch self {
        case .mine:
            open.assignee = .reaches(view.me.id)
            return try view.tasks(open, most: 500)
        case .open: return try view.tasks(open, most: 500)
        case .done: return try view.tasks(done, most: 200)
        case .all: return try view.tasks(open, most: 500) + view.tasks(done, most: 100) + view.tasks(missed, most: 50)
        }
    }

    private func count(_ summary: TaskSummary) -> Int {
        switch self {
        case .mine: summary.mine
        case .all: summary.all
        case .open: summary.open
        case .done: summary.completed
        }
    }
}
