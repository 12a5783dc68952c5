import Roost

/// The fields of a task's form: what was typed, else what the task is.
struct TaskFormView: Sendable {
    private let task: FamilyTask?
    private let typed: FormBody?
    private let errors: Values
    private let viewer: Viewer

    /// A form for a task; for a new one when there is none.
    init(_ task: FamilyTask? = nil, typed: FormBody?, errors: Values, for viewer: Viewer) {
        self.task = task
        self.typed = typed
        self.errors = errors
        self.viewer = viewer
    }

    var values: Values {
        [
            "name": typed?["name"] ?? task?.name ?? "",
            "description": typed?["description"] ?? task?.description ?? "",
            "dueDate": typed?["dueDate"] ?? due.date,
            "dueTime": typed?["dueTime"] ?? due.time,
            "karmaValue": typed?["karma"] ?? task?.karma.map(String.init) ?? "",
            "canSetKarma": viewer.me.isParent,
            "assignees": assignees,
            "errors": errors,
        ]
    }

    private var due: DueFields { DueFields(task?.dueAt, viewer.dates) }

    /// Those this member may give it to; a child gives tasks to itself, its role and everyone.
    private var assignees: [Values] {
        let chosen = typed?.text("assignee") ?? (task?.assignment ?? preset).formValue
        let members = viewer.roster.members.filter { viewer.me.isParent || $0.id == viewer.me.id }
        var choices: [Assignment] = [.everyone, .role(.child), .role(.parent)].filter {
            viewer.me.isParent || $0.includes(viewer.me)
        }
        choices += members.map { .member($0.id) }
        if let now = task?.assignment, !choices.contains(now) { choices.append(now) }
        return choices.map { choice in
            ["value": choice.formValue, "label": viewer.label(of: choice), "isSelected": choice.formValue == chosen]
        }
    }

    private var preset: Assignment { viewer.me.isParent ? .everyone : .member(viewer.me.id) }
}
