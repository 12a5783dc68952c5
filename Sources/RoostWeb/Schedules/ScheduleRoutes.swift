import Hummingbird
import Roost

/// Schedules: `/v1/families/:familyId/schedules`. Parents only.
struct ScheduleRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var schedules: Schedules { services.schedules }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("schedules", use: list)
        family.post("schedules", use: create)
        family.post("schedules/preview", use: preview)
        family.get("schedules/:scheduleId", use: get)
        family.patch("schedules/:scheduleId", use: edit)
        family.delete("schedules/:scheduleId", use: delete)
        family.put("schedules/:scheduleId/pause") { request, context in
            try await act(request, context) { _ = try await schedules.pause($0, in: $1, by: $2) }
        }
        family.delete("schedules/:scheduleId/pause") { request, context in
            try await act(request, context) { _ = try await schedules.resume($0, in: $1, by: $2) }
        }
        family.post("schedules/:scheduleId/skips", use: skip)
    }

    @Sendable
    private func list(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me, now) = (try context.familyId(), try context.signedIn().user.id, world.now())
        var fields = request.fields
        let (cursor, limit) = (fields["cursor"], fields.limit())
        try fields.finish()
        let page = try await database.view(of: family, for: me) {
            try $0.schedules(cursor: cursor, limit: limit, at: now)
        }
        return try .json(page)
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        let draft = try await request.json(upTo: bodyLimit) { body in
            let read = body.scheduleDraft()
            return try body.checked { () throws(Invalid) in try read.checked() }
        }
        let schedule = try await schedules.create(draft, in: family, by: caller)
        let details = try await details(schedule.id, family, caller.user)
        return try .created(details, at: "/v1/families/\(family)/schedules/\(schedule.id)")
    }

    @Sendable
    private func preview(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me, now) = (try context.familyId(), try context.signedIn().user.id, world.now())
        let (draft, saved) = try await request.json(upTo: bodyLimit) { body in
            let saved: Schedule.ID? = body.optional("scheduleId")
            let read = body.scheduleDraft()
            return (try body.checked { () throws(Invalid) in try read.checked() }, saved)
        }
        return try .json(try await database.view(of: family, for: me) { try $0.preview(draft, of: saved, at: now) })
    }

    @Sendable
    private func get(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, schedule) = (try context.familyId(), try context.scheduleId())
        return try .json(try await details(schedule, family, try context.signedIn().user.id))
    }

    @Sendable
    private func edit(_ request: Request, _ context: RoostContext) async throws -> Response {
        let version = try request.ifMatchVersion()
        return try await act(request, context) { schedule, family, caller in
            let edit = try await request.json(upTo: bodyLimit) { body in
                var edit = body.scheduleEdit()
                edit.ifVersion = version
                try body.checked { [edit] () throws(Invalid) in try edit.check() }
                return edit
            }
            _ = try await schedules.edit(schedule, edit, in: family, by: caller)
        }
    }

    @Sendable
    private func delete(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, schedule) = (try context.familyId(), try context.scheduleId())
        var fields = request.fields
        let fate = fields.value("openTasks", "Open tasks are to keep, or to delete.") {
            ["keep", "delete"].contains($0) ? $0 : nil
        }
        try fields.finish()
        let caller = try context.caller(of: request)
        try await schedules.delete(
            schedule,
            withOpenTasks: fate == "delete",
            ifVersion: try request.ifMatchVersion(),
            in: family,
            by: caller
        )
        return .done
    }

    @Sendable
    private func skip(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await act(request, context) { schedule, family, caller in
            let date = try await request.json(upTo: bodyLimit) { body in
                let date: CalendarDate? = body.change("date")
                if date == nil, !body.hasFailed("date") { body.fail("date", code: "required", "This is missing.") }
                try body.finish()
                return date
            }
            guard let date else { throw Invalid("date", code: "required", "This is missing.") }
            _ = try await schedules.skip(date, of: schedule, in: family, by: caller)
        }
    }

    /// A verb on one schedule, answered with how it is then.
    private func act(
        _ request: Request,
        _ context: RoostContext,
        _ verb: (Schedule.ID, Family.ID, Caller) async throws -> Void
    ) async throws -> Response {
        let (family, schedule) = (try context.familyId(), try context.scheduleId())
        let caller = try context.caller(of: request)
        try await verb(schedule, family, caller)
        return try .json(try await details(schedule, family, caller.user))
    }

    private func details(_ id: Schedule.ID, _ family: Family.ID, _ user: User.ID) async throws -> ScheduleDetails {
        let now = world.now()
        return try await database.view(of: family, for: user) { try $0.schedule(id, at: now) }
    }
}

extension RoostContext {
    /// The schedule in the path.
    /// - Throws: `Problem` 400 `malformed_id`.
    func scheduleId() throws(Problem) -> Schedule.ID {
        try id("scheduleId")
    }
}
