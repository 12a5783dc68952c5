import Roost

extension QueryFields {
    /// What a client wants to see of a family's tasks: `status`, `assignee`, `schedule`, `dueFrom`, `dueBefore`, `text`,
    /// `sort`, `cursor`, `limit`.
    /// - Throws: `Invalid` with all failing fields.
    mutating func taskList(for me: User.ID) throws(Invalid) -> TaskList {
        var list = TaskList()
        list.status = value("status", "A status is open, completed or expired.", FamilyTask.Status.init)
        list.assignee = value("assignee", "An assignee is me, an id, parent or child.") { Self.assignee($0, me) }
        list.schedule = value("schedule", "A schedule is named by its id.", Schedule.ID.init)
        list.dueFrom = value("dueFrom", Timestamp.expected) { Timestamp(iso8601: $0) }
        list.dueBefore = value("dueBefore", Timestamp.expected) { Timestamp(iso8601: $0) }
        list.text = value("text", "A search has at most 200 characters.") { $0.count <= 200 ? $0 : nil }
        list.sort = value("sort", "Tasks are sorted by due, created or completed.", TaskList.Sort.init) ?? .created
        list.cursor = self["cursor"]
        list.limit = limit()
        try finish()
        return list
    }

    private static func assignee(_ text: String, _ me: User.ID) -> TaskList.Assignee? {
        if text == "me" { return .reaches(me) }
        if let role = Role(rawValue: text) { return .role(role) }
        return User.ID(text).map { .member($0) }
    }
}
