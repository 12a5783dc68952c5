import Hummingbird
import Roost

/// The pages of tasks, and their forms.
struct TaskPages: PageGroup {
    let environment: PageEnvironment

    private var tasks: Tasks { services.tasks }

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("tasks") { request, context in
            try await renderer.answer(TasksPage(tab: request.fields["tab"]), to: request, context)
        }
        family.get("tasks/:taskId") { request, context in
            try await renderer.answer(TaskPage(id: try context.taskId()), to: request, context)
        }
        family.post("tasks", use: create)
        family.post("tasks/:taskId", use: edit)
        family.post("tasks/:taskId/removal") { request, context in
            try await tap(request, context, done: "/tasks") { try await tasks.delete($0, in: $1.family, by: $1.caller) }
        }
        family.post("tasks/:taskId/completion") { request, context in
            try await tap(request, context) { _ = try await tasks.complete($0, in: $1.family, by: $1.caller) }
        }
        family.post("tasks/:taskId/completion/removal") { request, context in
            try await tap(request, context) { _ = try await tasks.reopen($0, in: $1.family, by: $1.caller) }
        }
        family.post("tasks/:taskId/taking") { request, context in
            try await tap(request, context) {
                _ = try await tasks.assign($0, to: .member($1.caller.user), in: $1.family, by: $1.caller)
            }
        }
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        let page = TasksPage(tab: LocalPath(refererOf: request)?.fields["tab"])
        return try await forms.answer(.task, request, context, on: page) { typed, post in
            let viewer = try await viewer(post, context)
            var form = TaskForm(typed, dates: viewer.dates)
            let draft = try form.draft()
            _ = try await tasks.create(draft, in: post.family, by: post.caller)
        }
    }

    @Sendable
    private func edit(_ request: Request, _ context: RoostContext) async throws -> Response {
        let id = try context.taskId()
        return try await forms.answer(.task, request, context, on: TaskPage(id: id), done: "/tasks") { typed, post in
            let (viewer, task) = (try await viewer(post, context), try await find(id, post))
            var form = TaskForm(typed, dates: viewer.dates)
            let edit = try form.edit(of: task)
            _ = try await tasks.edit(id, edit, in: post.family, by: post.caller)
        }
    }

    /// A form that is only a button.
    private func tap(
        _ request: Request,
        _ context: RoostContext,
        done: String? = nil,
        _ act: (FamilyTask.ID, FormPosts.Post) async throws -> Void
    ) async throws -> Response {
        let id = try context.taskId()
        return try await forms.answer(.button, request, context, on: TasksPage(tab: nil), done: done) { _, post in
            try await act(id, post)
        }
    }

    private func viewer(_ post: FormPosts.Post, _ context: RoostContext) async throws -> Viewer {
        let (now, words) = (services.world.now(), try renderer.words(for: context))
        return try await services.database.view(of: post.family, for: post.caller.user) {
            Viewer($0, at: now, in: words)
        }
    }

    private func find(_ id: FamilyTask.ID, _ post: FormPosts.Post) async throws -> FamilyTask {
        try await services.database.view(of: post.family, for: post.caller.user) { try $0.task(id) }
    }
}
