/// What a task should be: of a new one, or of one that is edited.
package struct TaskDraft: Sendable, Equatable {
    /// 1-200 characters.
    package var name: String
    /// Up to 2,000 characters.
    package var description: String?
    package var dueAt: Timestamp?
    package var assignment: Assignment
    /// 1-1,000; parents only.
    package var karma: Int?

    /// A task for everyone unless it says otherwise.
    package init(
        name: String,
        description: String? = nil,
        dueAt: Timestamp? = nil,
        assignment: Assignment = .everyone,
        karma: Int? = nil
    ) {
        self.name = name
        self.description = description
        self.dueAt = dueAt
        self.assignment = assignment
        self.karma = karma
    }

    /// What a task is now, as the start of an edit.
    init(_ task: FamilyTask) {
        self.init(
            name: task.name,
            description: task.description,
            dueAt: task.dueAt,
            assignment: task.assignment,
            karma: task.karma
        )
    }

    /// The same, trimmed.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> TaskDraft {
        var checks = FieldChecks()
        var result = self
        result.name = checks.line(name, "name", length: 1...200)
        result.description = checks.prose(description, "description", most: 2000)
        result.karma = checks.number(karma, "karma", within: 1...1000)
        try checks.finish()
        return result
    }
}

/// What an edit changes of a task; what isn't named stays.
package struct TaskEdit: Sendable, Equatable {
    package var name: String?
    package var description: Patch<String> = .keep
    package var dueAt: Patch<Timestamp> = .keep
    package var assignment: Assignment?
    package var karma: Patch<Int> = .keep
    /// The version it was made from (`If-Match`); none takes any.
    package var ifVersion: Int?

    /// An edit that changes nothing yet.
    package init() {}

    /// The task as it would be.
    func applied(to task: FamilyTask) -> TaskDraft {
        var draft = TaskDraft(task)
        draft.name = name ?? draft.name
        draft.description = description.applied(to: draft.description)
        draft.dueAt = dueAt.applied(to: draft.dueAt)
        draft.assignment = assignment ?? draft.assignment
        draft.karma = karma.applied(to: draft.karma)
        return draft
    }

    /// Looks at the fields alone, before anything is read.
    /// - Throws: `Invalid` with every failing field.
    package func check() throws(Invalid) {
        var draft = TaskDraft(name: name ?? "-")
        if case .set(let text) = description { draft.description = text }
        if case .set(let number) = karma { draft.karma = number }
        _ = try draft.checked()
    }
}
