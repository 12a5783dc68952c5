import Hummingbird
import Roost

/// Tasks: `/v1/families/:familyId/tasks`.
struct TaskRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var tasks: Tasks { services.tasks }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("tasks", use: list)
        family.post("tasks", use: create)
        family.get("tasks/summary", use: summary)
        family.get("tasks/:taskId", use: get)
        family.patch("tasks/:taskId", use: edit)
        family.delete("tasks/:taskId", use: delete)
        family.post("tasks/:taskId/completion", use: complete)
        family.delete("tasks/:taskId/completion", use: reopen)
        family.put("tasks/:taskId/assignment", use: assign)
    }

    @Sendable
    private func list(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me) = (try context.familyId(), try context.signedIn().user.id)
        var fields = request.fields
        let list = try fields.taskList(for: me)
        return try .json(try await database.view(of: family, for: me) { try $0.tasks(list) })
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        let draft = try await request.json(upTo: bodyLimit) { body in
            let read = body.taskDraft()
            return try body.checked { () throws(Invalid) in try read.checked() }
        }
        let task = try await tasks.create(draft, in: family, by: caller)
        return try .created(task, at: "/v1/families/\(family)/tasks/\(task.id)")
    }

    @Sendable
    private func summary(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me) = (try context.familyId(), try context.signedIn().user.id)
        return try .json(try await database.view(of: family, for: me) { try $0.taskSummary() })
    }

    @Sendable
    private func get(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, task) = (try context.familyId(), try context.taskId())
        let me = try context.signedIn().user.id
        return try .json(try await database.view(of: family, for: me) { try $0.task(task) })
    }

    @Sendable
    private func edit(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, task, caller) = (try context.familyId(), try context.taskId(), try context.caller(of: request))
        let version = try request.ifMatchVersion()
        let edit = try await request.json(upTo: bodyLimit) { body in
            var edit = body.taskEdit()
            edit.ifVersion = version
            try body.checked { [edit] () throws(Invalid) in try edit.check() }
            return edit
        }
        return try .json(try await tasks.edit(task, edit, in: family, by: caller))
    }

    @Sendable
    private func delete(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, task, caller) = (try context.familyId(), try context.taskId(), try context.caller(of: request))
        let version = try request.ifMatchVersion()
        try await tasks.delete(task, ifVersion: version, in: family, by: caller)
        return .done
    }

    @Sendable
    private func complete(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, task, caller) = (try context.familyId(), try context.taskId(), try context.caller(of: request))
        let version = try request.ifMatchVersion()
        return try .json(try await tasks.complete(task, ifVersion: version, in: family, by: caller))
    }

    @Sendable
    private func reopen(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, task, caller) = (try context.familyId(), try context.taskId(), try context.caller(of: request))
        let version = try request.ifMatchVersion()
        return try .json(try await tasks.reopen(task, ifVersion: version, in: family, by: caller))
    }

    @Sendable
    private func assign(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, task, caller) = (try context.familyId(), try context.taskId(), try context.caller(of: request))
        let version = try request.ifMatchVersion()
        let assignment = try await request.json(upTo: bodyLimit) { body in
            let assignment = body.assignment()
            try body.finish()
            guard let assignment else { throw Invalid("type", code: "required", "This is missing.") }
            return assignment
        }
        return try .json(try await tasks.assign(task, to: assignment, ifVersion: version, in: family, by: caller))
    }
}

extension RoostContext {
    /// The task in the path.
    /// - Throws: `Problem` 400 `malformed_id`.
    func taskId() throws(Problem) -> FamilyTask.ID {
        try id("taskId")
    }
}
