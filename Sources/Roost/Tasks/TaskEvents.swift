/// A new task, told to those it is for.
package struct TaskCreated: Event {
    package static let name = "task.created"
    package static let kind: ActivityKind? = .task
    package let familyId: Family.ID
    package let task: FamilyTask
    package let assignedTo: [User.ID]
    /// Whether a schedule made it.
    package let recurring: Bool
    package var subject: User.ID? { task.assignment.member }
}

/// A task is for other people now, told to the newly assigned.
package struct TaskAssigned: Event {
    package static let name = "task.assigned"
    package static let kind: ActivityKind? = .task
    package let familyId: Family.ID
    package let task: FamilyTask
    package let assignedTo: [User.ID]
    package var subject: User.ID? { task.assignment.member }
}

/// A task is done, told to the family.
package struct TaskCompleted: Event {
    package static let name = "task.completed"
    package static let kind: ActivityKind? = .task
    package let familyId: Family.ID
    package let task: FamilyTask
    package let completedBy: User.ID
    package let creditedTo: User.ID
    package var subject: User.ID? { creditedTo }
}

/// A task is open again, told to whom it is for and who was credited.
package struct TaskReopened: Event {
    package static let name = "task.reopened"
    package static let kind: ActivityKind? = .task
    package let familyId: Family.ID
    package let task: FamilyTask
    package let by: User.ID?
    package var subject: User.ID? { task.assignment.member }
}

/// A task's time has passed, told to whom it was for.
package struct TaskExpired: Event {
    package static let name = "task.expired"
    package static let kind: ActivityKind? = .task
    package let familyId: Family.ID
    package let task: FamilyTask
    package let by: User.ID?
    package var subject: User.ID? { task.assignment.member }
}

/// A task is gone, told to those it was for.
package struct TaskDeleted: Event {
    package static let name = "task.deleted"
    package static let kind: ActivityKind? = .task
    package let familyId: Family.ID
    package let taskId: FamilyTask.ID
    /// What it was called.
    package let taskName: String
    package let affectedUsers: [User.ID]
    package var subject: User.ID? { affectedUsers.count == 1 ? affectedUsers.first : nil }

    private enum CodingKeys: String, CodingKey {
        case familyId, taskId, affectedUsers
        case taskName = "name"
    }
}

extension Change {
    static func task(_ task: FamilyTask, _ effect: Effect) -> Change {
        Change(.task, task.id.text, version: task.version, effect)
    }
}
