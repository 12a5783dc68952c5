import Roost

/// A task as somebody sees it in a list: what `tasks/item` shows.
struct TaskView: Sendable {
    private let task: FamilyTask
    private let viewer: Viewer
    private let wish: Values?
    private let isInDay: Bool

    /// A task, with the wishes the viewer may see, by claim; in a list by day, its day needn't be told again.
    init(_ task: FamilyTask, for viewer: Viewer, wishes: [Claim.ID: Values] = [:], isInDay: Bool = false) {
        self.task = task
        self.viewer = viewer
        self.isInDay = isInDay
        wish = task.status == .open ? task.claimId.flatMap { wishes[$0] } : nil
    }

    var values: Values {
        [
            "id": task.id.text,
            "href": "\(viewer.base)/tasks/\(task.id.text)",
            "name": viewer.name(of: task),
            "note": task.description.flatMap(Self.note),
            "dueLabel": dueLabel,
            "states": states,
            "isRecurring": task.scheduleId != nil,
            "karma": task.karma,
            "assignee": assignee,
            "assigneeLabel": viewer.label(of: task.assignment),
            "isOpen": task.status == .open,
            "isDone": task.status == .completed,
            "isExpired": task.status == .expired,
            "doneLabel": doneLabel,
            "doer": (task.creditedTo ?? task.completedBy).flatMap { viewer.person($0) },
            "canComplete": canComplete,
            "canUndo": task.mayReopen(viewer.me, at: viewer.dates.now),
            "canTake": task.mayTake(viewer.me),
            // A child sees another child's request as a task like any other of the parents'.
            "isApproval": task.isApproval && (wish != nil || task.status == .completed),
            "claim": wish,
        ]
    }

    /// The classes of its row; one text instead of a question for each, since a page has hundreds of rows.
    private var states: String {
        let states = [
            ("is-done", task.status == .completed), ("is-expired", task.status == .expired),
            ("is-overdue", isOverdue), ("is-mine", task.assignment.includes(viewer.me)),
        ]
        return states.filter(\.1).map { " \($0.0)" }.joined()
    }

    private var canComplete: Bool { task.status == .open && task.mayComplete(viewer.me) }

    private var isOverdue: Bool {
        guard task.status == .open, let dueAt = task.dueAt else { return false }
        return dueAt < viewer.dates.now
    }

    private var dueLabel: String? {
        guard let dueAt = task.dueAt, task.status != .completed else { return nil }
        let isPast = isOverdue || task.status == .expired
        return isPast
            ? viewer.words("tasks.was_due", ["when": viewer.dates.inSentence(dueAt)]) : viewer.dates.moment(dueAt)
    }

    private var assignee: Values? {
        guard case .member(let id) = task.assignment else { return nil }
        return viewer.person(id)
    }

    /// `Mila, 16:05`; `Sam for Mila, yesterday 16:05`.
    private var doneLabel: String? {
        guard let completedAt = task.completedAt, let completedBy = task.completedBy else { return nil }
        let when = isInDay ? viewer.dates.time(of: completedAt) : viewer.dates.inSentence(completedAt)
        let who = viewer.name(of: completedBy)
        guard let credited = task.creditedTo, credited != completedBy else {
            return viewer.words("tasks.done_by", ["who": who, "when": when])
        }
        return viewer.words("tasks.done_for", ["who": who, "whom": viewer.name(of: credited), "when": when])
    }

    /// The first line, cut where it gets long.
    private static func note(_ description: String) -> String? {
        guard let line = description.split(whereSeparator: \.isNewline).first else { return nil }
        return line.count > 140 ? line.prefix(139) + "…" : String(line)
    }
}

extension Viewer {
    /// What a task is called. Who approves a claim by it reads its name, which the server made, in their own language.
    func name(of task: FamilyTask) -> String {
        task.isApproval ? words.told(task.name) : task.name
    }
}
