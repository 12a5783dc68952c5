/// A new task, told to those it is for.
package struct TaskCreated: Event {
    package static let name = "task.created"
    package let familyId: Family.ID
    package let task: FamilyTask
    package let assignedTo: [User.ID]
    /// Whether a schedule made it.
    package let recurring: Bool
}

/// A task is for other people now, told to the newly assigned.
package struct TaskAssigned: Event {
    package static let name = "task.assigned"
    package let familyId: Family.ID
    package let task: FamilyTask
    package let assignedTo: [User.ID]
}

/// A task is done, told to the family.
package struct TaskCompleted: Event {
    package static let name = "task.completed"
    package let familyId: Family.ID
    package let task: FamilyTask
    package let completedBy: User.ID
    package let creditedTo: User.ID
}

/// A task is open again, told to whom it is for and who was credited.
package struct TaskReopened: Event {
    package static let name = "task.reopened"
    package let familyId: Family.ID
    package let task: FamilyTask
    package let by: User.ID?
}

/// A task's time has passed, told to whom it was for.
package struct TaskExpired: Event {
    package static let name = "task.expired"
    package let familyId: Family.ID
    package let task: FamilyTask
    package let by: User.ID?
}

/// A task is gone, told to those it was for.
package struct TaskDeleted: Event {
    package static let name = "task.deleted"
    package let familyId: Family.ID
    package let taskId: FamilyTask.ID
    /// What it was called.
    package let taskName: String
    package let affectedUsers: [User.ID]

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
