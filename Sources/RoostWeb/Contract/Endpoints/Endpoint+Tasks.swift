import Roost

extension Endpoint {
    /// Tasks.
    static func tasks(_ shapes: Shapes) throws -> [Endpoint] {
        let all = "/v1/families/{familyId}/tasks"
        let one = "\(all)/{taskId}"
        let task = try shapes.of(FamilyTask.self)
        let unknown = [404: ["task_not_found"]]
        let editing = [
            403: ["not_yours", "karma_is_for_parents", "assigning_is_for_parents"],
            404: ["task_not_found", "member_not_found"], 409: ["already_completed", "expired", "approval_task"],
        ]
        return [
            Endpoint(
                "GET \(all)",
                "A page of the family's tasks.",
                for: .member,
                query: .tasks,
                answers: [.ok(shapes.page(task))]
            ),
            Endpoint(
                "POST \(all)",
                "Makes a task; only parents set karma, and give tasks to others.",
                for: .member,
                takes: .json(.newTask),
                answers: [.created(task)],
                refuses: [403: ["karma_is_for_parents", "assigning_is_for_parents"], 404: ["member_not_found"]]
            ),
            Endpoint(
                "GET \(all)/summary",
                "How many tasks there are.",
                for: .member,
                answers: [.ok(try shapes.of(TaskSummary.self))]
            ),
            Endpoint("GET \(one)", "One task.", for: .member, answers: [.ok(task)], refuses: unknown),
            Endpoint(
                "PATCH \(one)",
                "Changes a task; children only their own open ones.",
                for: .member,
                takes: .json(.taskEdit),
                answers: [.ok(task)],
                refuses: editing,
                isVersioned: true
            ),
            Endpoint(
                "DELETE \(one)",
                "Deletes a task; children only their own open ones.",
                for: .member,
                answers: [.done],
                refuses: [
                    403: ["not_yours"], 404: ["task_not_found"],
                    409: ["already_completed", "expired", "approval_task"],
                ],
                isVersioned: true
            ),
            Endpoint(
                "POST \(one)/completion",
                "Completes a task.",
                for: .member,
                answers: [.ok(task)],
                refuses: [
                    403: ["not_yours"], 404: ["task_not_found"],
                    409: ["already_completed", "expired", "insufficient_karma"],
                ],
                isVersioned: true
            ),
            Endpoint(
                "DELETE \(one)/completion",
                "Opens a task again: parents, or who completed it within 5 minutes.",
                for: .member,
                answers: [.ok(task)],
                refuses: [
                    403: ["not_yours"], 404: ["task_not_found"],
                    409: ["not_completed", "too_late", "insufficient_karma", "out_of_stock", "already_pending"],
                ],
                isVersioned: true
            ),
            Endpoint(
                "PUT \(one)/assignment",
                "Gives a task to others; children take one.",
                for: .member,
                takes: .json(.assignment),
                answers: [.ok(task)],
                refuses: editing.merging([409: ["already_completed", "expired", "approval_task", "not_takeable"]]) {
                    $1
                },
                isVersioned: true
            ),
        ]
    }
}

extension [Input.Field] {
    fileprivate static let tasks: [Input.Field] =
        [
            .optional("status", .choice(FamilyTask.Status.allCases.map(\.rawValue))),
            .optional("assignee", .either([.choice(["me", "parent", "child"]), .id])), .optional("schedule", .id),
            .optional("dueFrom", .instant), .optional("dueBefore", .instant), .optional("text", .line(0...200)),
            .optional("sort", .choice(["due", "created", "completed"])),
        ] + page()
}

extension Input {
    static let taskName = Input.line(1...200)
    static let taskDescription = Input.prose(0...2000)
    static let taskKarma = Input.number(1...1000)

    /// The three who a task can be for.
    static let assignments: [[Field]] = [
        [.init("type", .choice(["everyone"]))],
        [.init("type", .choice(["member"])), .init("memberId", .id)],
        [.init("type", .choice(["role"])), .init("role", .role)],
    ]

    fileprivate static let assignment = Input.union(assignments)

    fileprivate static let newTask = Input.object([
        .init("name", taskName), .optional("description", taskDescription), .optional("dueAt", .instant),
        .changed("assignment", assignment), .optional("karma", taskKarma),
    ])

    fileprivate static let taskEdit = Input.object([
        .changed("name", taskName), .optional("description", taskDescription), .optional("dueAt", .instant),
        .changed("assignment", assignment), .optional("karma", taskKarma),
    ])
}
