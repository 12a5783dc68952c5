import Hummingbird
import Roost

/// The pages of schedules, and their forms.
struct SchedulePages: PageGroup {
    let environment: PageEnvironment

    private var schedules: Schedules { services.schedules }

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("schedules") { request, context in
            try await renderer.answer(SchedulesPage(), to: request, context)
        }
        family.get("schedules/new") { request, context in
            try await renderer.answer(ScheduleFormPage(id: nil, asked: try request.asked), to: request, context)
        }
        family.get("schedules/:scheduleId") { request, context in
            let page = ScheduleFormPage(id: try context.scheduleId(), asked: try request.asked)
            return try await renderer.answer(page, to: request, context)
        }
        family.post("schedules", use: create)
        family.post("schedules/:scheduleId", use: edit)
        family.post("schedules/:scheduleId/skips", use: skip)
        family.post("schedules/:scheduleId/removal", use: delete)
        family.post("schedules/:scheduleId/pause") { request, context in
            try await tap(request, context) { _ = try await schedules.pause($0, in: $2.family, by: $2.caller) }
        }
        family.post("schedules/:scheduleId/pause/removal") { request, context in
            try await tap(request, context) { _ = try await schedules.resume($0, in: $2.family, by: $2.caller) }
        }
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        let page = ScheduleFormPage(id: nil)
        return try await forms.answer(.schedule, request, context, on: page, done: "/schedules") { typed, post in
            var form = ScheduleForm(typed)
            let draft = try form.draft()
            _ = try await schedules.create(draft, in: post.family, by: post.caller)
        }
    }

    @Sendable
    private func edit(_ request: Request, _ context: RoostContext) async throws -> Response {
        let id = try context.scheduleId()
        let page = ScheduleFormPage(id: id)
        return try await forms.answer(.schedule, request, context, on: page, done: "/schedules") { typed, post in
            var form = ScheduleForm(typed)
            let edit = try form.edit()
            _ = try await schedules.edit(id, edit, in: post.family, by: post.caller)
        }
    }

    @Sendable
    private func skip(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await tap(request, context) { id, typed, post in
            guard let date = CalendarDate(typed["date"]) else {
                throw Invalid("date", "A day looks like 2026-04-30.")
            }
            _ = try await schedules.skip(date, of: id, in: post.family, by: post.caller)
        }
    }

    @Sendable
    private func delete(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await tap(request, context, done: "/schedules") { id, typed, post in
            let withOpenTasks = typed["openTasks"] == "delete"
            try await schedules.delete(id, withOpenTasks: withOpenTasks, in: post.family, by: post.caller)
        }
    }

    /// A form that is only a button.
    private func tap(
        _ request: Request,
        _ context: RoostContext,
        done: String? = nil,
        _ act: (Schedule.ID, FormBody, FormPosts.Post) async throws -> Void
    ) async throws -> Response {
        let id = try context.scheduleId()
        return try await forms.answer(.button, request, context, on: SchedulesPage(), done: done) { typed, post in
            try await act(id, typed, post)
        }
    }
}

extension Request {
    /// The fields of a form that is sent to be looked at, not to be saved: in the query. None without a query.
    fileprivate var asked: FormBody? {
        get throws {
            let form = try FormBody(Array((uri.query ?? "").utf8))
            return form.has("frequency") || form.has("interval") ? form : nil
        }
    }
}
