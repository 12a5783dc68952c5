import Roost

extension ActivityTeller {
    func taskLine(_ event: LoggedEvent) throws -> ActivityLine? {
        let who = who(event.actorId)
        switch event.name {
        case TaskCreated.name:
            let payload = try event.payload(as: TaskCreated.self)
            return line(payload.task, payload.recurring ? "activity.task_recurred" : "activity.task_created", who)
        case TaskAssigned.name:
            let task = try event.payload(as: TaskAssigned.self).task
            let isTaken = task.assignment.member.map { $0 == event.actorId } ?? false
            return line(task, isTaken ? "activity.task_taken" : "activity.task_assigned", who, whom(task.assignment))
        case TaskCompleted.name:
            let payload = try event.payload(as: TaskCompleted.self)
            // That a claim is approved is told as that.
            if payload.task.isApproval { return nil }
            let isOwn = payload.creditedTo == payload.completedBy
            let key = isOwn ? "activity.task_completed" : "activity.task_completed_for"
            return line(payload.task, key, who, whom(payload.creditedTo))
        case TaskReopened.name:
            return line(try event.payload(as: TaskReopened.self).task, "activity.task_reopened", who)
        case TaskExpired.name:
            return line(try event.payload(as: TaskExpired.self).task, "activity.task_expired", who)
        case TaskDeleted.name:
            let name = try event.payload(as: TaskDeleted.self).taskName
            return ActivityLine(text: words("activity.task_deleted", ["who": who, "task": name]))
        default: return nil
        }
    }

    private func line(_ task: FamilyTask, _ key: String, _ who: String, _ whom: String = "") -> ActivityLine {
        let name = task.isApproval ? words.told(task.name) : task.name
        let text = words(key, ["who": who, "task": name, "whom": whom])
        return ActivityLine(text: text, path: "/tasks/\(task.id.text)")
    }

    private func whom(_ assignment: Assignment) -> String {
        switch assignment {
        case .member(let id): whom(id)
        case .role(.child): words("people.children")
        case .role(.parent): words("people.parents")
        case .everyone: words("people.everyone")
        }
    }
}
