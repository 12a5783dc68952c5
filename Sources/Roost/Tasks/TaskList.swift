/// What somebody wants to see of a family's tasks.
package struct TaskList: Sendable, Equatable {
    /// Whose tasks.
    package enum Assignee: Sendable, Equatable {
        /// For this member: by name, by role, or for everyone.
        case reaches(User.ID)
        /// Given to this member by name.
        case member(User.ID)
        /// Given to a role.
        case role(Role)
    }

    /// The order; ties go by id.
    package enum Sort: String, Sendable {
        /// The nearest due date first, those without one last.
        case due
        /// The newest first.
        case created
        /// The last done first; those that aren't done come after.
        case completed
    }

    package var status: FamilyTask.Status?
    package var assignee: Assignee?
    /// Made by this schedule.
    package var schedule: Schedule.ID?
    /// Due at or after.
    package var dueFrom: Timestamp?
    /// Due before.
    package var dueBefore: Timestamp?
    /// In the name or description, whatever the case; up to 200 characters.
    package var text: String?
    package var sort = Sort.created
    /// From an earlier page of the same list.
    package var cursor: String?
    /// 1-100.
    package var limit = 50

    /// All tasks, the newest first.
    package init() {}
}

extension TaskList {
    /// A due date later than any: where tasks without one stand.
    private static let never = Int64.max

    /// One row more than the limit.
    func query(in roster: Roster) throws(Invalid) -> SQL {
        try PageLimit.check(limit)
        var checks = FieldChecks()
        let text = checks.prose(text, "text", most: 200)
        try checks.finish()
        var conditions: [SQL] = ["family_id = \(roster.family)"]
        if let status { conditions.append("status = \(status)") }
        if let assignee { conditions.append(Self.condition(assignee, in: roster)) }
        if let schedule { conditions.append("schedule_id = \(schedule)") }
        if let dueFrom { conditions.append("due_at >= \(dueFrom)") }
        if let dueBefore { conditions.append("due_at < \(dueBefore)") }
        if let text {
            let pattern = "%" + text.lowercased().escapedForLike + "%"
            conditions.append(
                "lower(name) LIKE \(pattern) ESCAPE '\\' OR lower(coalesce(description, '')) LIKE \(pattern) ESCAPE '\\'"
            )
        }
        if let cursor { conditions.append(try position(cursor)) }
        let order: SQL =
            switch sort {
            case .due: "coalesce(due_at, 9223372036854775807), id"
            case .created: "created_at DESC, id DESC"
            case .completed: "(coalesce(completed_at, 0)) DESC, id DESC"
            }
        return "SELECT * FROM task WHERE \(SQL.all(conditions)) ORDER BY \(order) LIMIT \(limit + 1)"
    }

    /// Where the page after this task begins.
    func cursor(after task: FamilyTask) -> String {
        let key =
            switch sort {
            case .due: task.dueAt?.milliseconds ?? Self.never
            case .created: task.createdAt.milliseconds
            case .completed: task.completedAt?.milliseconds ?? 0
            }
        return "\(sort.rawValue).\(key).\(task.id.text)"
    }

    private func position(_ cursor: String) throws(Invalid) -> SQL {
        let parts = cursor.split(separator: ".")
        guard parts.count == 3, parts[0] == sort.rawValue, let key = Int64(parts[1]),
            let id = FamilyTask.ID(String(parts[2]))
        else { throw Invalid("cursor", "This cursor is not from this list.") }
        return switch sort {
        case .due: "(coalesce(due_at, 9223372036854775807), id) > (\(key), \(id))"
        case .created: "(created_at, id) < (\(key), \(id))"
        case .completed: "(coalesce(completed_at, 0), id) < (\(key), \(id))"
        }
    }

    static func condition(_ assignee: Assignee, in roster: Roster) -> SQL {
        switch assignee {
        case .member(let id): "assignee_type = 'member' AND assignee = \(id)"
        case .role(let role): "assignee_type = 'role' AND assignee = \(role)"
        case .reaches(let id):
            """
            assignee_type = 'everyone' OR (assignee_type = 'member' AND assignee = \(id))
                OR (assignee_type = 'role' AND assignee = \(roster.find(id)?.role))
            """
        }
    }
}

extension String {
    fileprivate var escapedForLike: String {
        reduce(into: "") { result, character in
            if "\\%_".contains(character) { result.append("\\") }
            result.append(character)
        }
    }
}
