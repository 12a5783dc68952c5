import Roost

extension JSONBody {
    /// Who a task is for, out of this object: `{type, memberId?, role?}`; nil when it can't be told, which is remembered.
    mutating func assignment() -> Assignment? {
        guard let type: String = required("type") else { return nil }
        switch type {
        case "everyone":
            return .everyone
        case "member":
            let id: User.ID? = member("memberId")
            return id.map { .member($0) }
        case "role":
            let role: Role? = member("role")
            return role.map { .role($0) }
        default:
            fail("type", "An assignment is for a member, a role or everyone.")
            return nil
        }
    }

    /// A task as a client wants it.
    mutating func taskDraft() -> TaskDraft {
        TaskDraft(
            name: required("name", or: ""),
            description: optional("description"),
            dueAt: optional("dueAt"),
            assignment: object("assignment") { $0.assignment() } ?? .everyone,
            karma: optional("karma")
        )
    }

    /// What a client wants changed of a task.
    mutating func taskEdit() -> TaskEdit {
        var edit = TaskEdit()
        edit.name = change("name")
        edit.description = patch("description")
        edit.dueAt = patch("dueAt")
        edit.assignment = object("assignment") { $0.assignment() }
        edit.karma = patch("karma")
        return edit
    }

    private mutating func member<Value: JSONReadable>(_ field: String) -> Value? {
        if let value: Value = change(field) { return value }
        if !hasFailed(field) { fail(field, code: "required", "This is missing.") }
        return nil
    }
}
