import Roost

/// One task, with the form to change it.
struct TaskPage: FamilyPage {
    static let tab = NavigationTab.tasks

    private let id: FamilyTask.ID
    private var refusal: FormRefusal?

    init(id: FamilyTask.ID) {
        self.id = id
    }

    var path: String { "/tasks/\(id.text)" }

    func refusing(_ refusal: FormRefusal) -> TaskPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let task = try view.task(id)
        let viewer = try viewer.knowing([task], in: view)
        let wishes = try task.isApproval ? WishViews.pending(view, viewer, refusal) : [:]
        let mayEdit = task.mayEdit(viewer.me)
        let mayChange = mayEdit && task.status == .open
        let typed = refusal.typed(in: .task)
        let errors = refusal.errors(in: .task)
        let form = mayChange ? TaskFormView(task, typed: typed, errors: errors, for: viewer) : nil
        let detail: Values = [
            "base": viewer.base,
            "endsHref": "\(viewer.base)/tasks",
            "task": TaskView(task, for: viewer, wishes: wishes).values,
            "description": task.description,
            "createdLabel": createdLabel(task, viewer),
            "recurrence": try recurrence(of: task, view, viewer),
            "version": refusal.version(in: .task) ?? task.version,
            "canDelete": mayEdit,
            "form": form?.values,
        ]
        return PageContent(
            template: "pages/task",
            title: viewer.name(of: task),
            regions: [PageContent.Region(name: "tasks/detail", slot: "detail", values: detail)],
            problem: refusal?.problem.detail
        )
    }

    /// The rule that made it, for parents; none when it is gone.
    private func recurrence(of task: FamilyTask, _ view: borrowing FamilyView, _ viewer: Viewer) throws -> Values? {
        guard viewer.me.isParent, let id = task.scheduleId else { return nil }
        do {
            let schedule = try view.schedule(id, at: viewer.dates.now).schedule
            let words = ScheduleWords(ScheduleDraft(schedule), for: viewer)
            return ["scheduleHref": "\(viewer.base)/schedules/\(id.text)", "ruleLabel": words.rule]
        } catch ScheduleRefusal.notFound {
            return nil
        }
    }

    private func createdLabel(_ task: FamilyTask, _ viewer: Viewer) -> String {
        let maker = task.createdBy == viewer.me.id ? viewer.words("people.whom_you") : viewer.name(of: task.createdBy)
        let arguments = ["who": maker, "when": viewer.dates.onDay(task.createdAt)]
        return viewer.words(task.isApproval ? "tasks.asked" : "tasks.added", arguments)
    }
}
