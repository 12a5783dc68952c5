import Roost

/// The tasks of a family: quick add, tabs, the list by day.
struct TasksPage: FamilyPage {
    static let tab = NavigationTab.tasks

    private let current: TasksTab
    private var refusal: FormRefusal?

    /// - Parameter tab: as in the address; mine when it is none.
    init(tab: String?) {
        current = tab.flatMap(TasksTab.init) ?? .mine
    }

    var path: String { "/tasks" }

    func refusing(_ refusal: FormRefusal) -> TasksPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let summary = try view.taskSummary()
        let tasks = try current.tasks(view)
        let hasWishes = tasks.contains { $0.isApproval && $0.status == .open }
        let wishes = try hasWishes ? WishViews.pending(view, viewer, refusal) : [:]
        let form = TaskFormView(typed: refusal.typed(in: .task), errors: refusal.errors(in: .task), for: viewer)
        let add: Values = [
            "base": viewer.base, "form": form.values, "isUnfolded": refusal?.form == .task,
        ]
        let tabs = TasksTab.values(summary, current: current, for: viewer)
        let list = TaskListView(current, tasks, wishes: wishes, for: try viewer.knowing(tasks, in: view))
        return PageContent(
            template: "pages/tasks",
            title: viewer.words("tasks.title"),
            values: ["isParentHere": viewer.me.isParent],
            regions: [
                PageContent.Region(name: "tasks/add", slot: "addRegion", values: add),
                PageContent.Region(name: "tasks/tabs", slot: "tabsRegion", values: tabs),
                PageContent.Region(name: "tasks/list", slot: "listRegion", values: list.values),
            ],
            problem: refusal?.problem.detail
        )
    }
}
