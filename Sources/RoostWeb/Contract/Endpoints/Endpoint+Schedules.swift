import Roost

extension Endpoint {
    /// Schedules.
    static func schedules(_ shapes: Shapes) throws -> [Endpoint] {
        let all = "/v1/families/{familyId}/schedules"
        let one = "\(all)/{scheduleId}"
        let schedule = try shapes.schedule()
        let unknown = [404: ["schedule_not_found"]]
        let naming = [404: ["schedule_not_found", "member_not_found"]]
        return [
            Endpoint(
                "GET \(all)",
                "A page of the family's schedules.",
                for: .parent,
                query: .page(),
                answers: [.ok(shapes.page(schedule))]
            ),
            Endpoint(
                "POST \(all)",
                "Makes a schedule.",
                for: .parent,
                takes: .json(.object(Input.newSchedule)),
                answers: [.created(schedule)],
                refuses: [404: ["member_not_found"]]
            ),
            Endpoint(
                "POST \(all)/preview",
                "What an unsaved schedule would do, and what that changes of a saved one.",
                for: .parent,
                takes: .json(.object(Input.newSchedule + [.optional("scheduleId", .id)])),
                answers: [.ok(try shapes.of(SchedulePreview.self))],
                refuses: naming,
                isMutation: false
            ),
            Endpoint("GET \(one)", "One schedule.", for: .parent, answers: [.ok(schedule)], refuses: unknown),
            Endpoint(
                "PATCH \(one)",
                "Changes a schedule, from today on.",
                for: .parent,
                takes: .json(.scheduleEdit),
                answers: [.ok(schedule)],
                refuses: naming,
                isVersioned: true
            ),
            Endpoint(
                "DELETE \(one)",
                "Deletes a schedule, with or without its open tasks.",
                for: .parent,
                query: [.optional("openTasks", .choice(["keep", "delete"]))],
                answers: [.done],
                refuses: unknown,
                isVersioned: true
            ),
            Endpoint(
                "PUT \(one)/pause",
                "Makes no tasks for now.",
                for: .parent,
                answers: [.ok(schedule)],
                refuses: unknown
            ),
            Endpoint(
                "DELETE \(one)/pause",
                "Makes tasks again.",
                for: .parent,
                answers: [.ok(schedule)],
                refuses: unknown
            ),
            Endpoint(
                "POST \(one)/skips",
                "Leaves a day out.",
                for: .parent,
                takes: .json(.object([.init("date", .anyDate)])),
                answers: [.ok(schedule)],
                refuses: unknown.merging([409: ["not_an_occurrence", "already_made"]]) { $1 }
            ),
        ]
    }
}

extension Shapes {
    fileprivate func schedule() throws -> Schema {
        object(
            "Schedule",
            [
                .init("id", .id), .init("familyId", .id), .init("name", .string()),
                .init("description", .string(), isOptional: true), .init("karma", .integer, isOptional: true),
                .init("assignment", try of(ScheduleAssignment.self)), .init("startDate", .string(format: "date")),
                .init("timeOfDay", .string(), isOptional: true), .init("recurrence", try of(Recurrence.self)),
                .init("unfinished", try of(Schedule.Unfinished.self)), .init("lastTurn", .id, isOptional: true),
                .init("pausedAt", .instant, isOptional: true), .init("createdBy", .id), .init("createdAt", .instant),
                .init("updatedAt", .instant), .init("version", .integer),
                .init("skips", .array(.string(format: "date"))),
                .init("next", try of(Occurrence.self), isOptional: true),
            ]
        )
    }
}

extension Input {
    fileprivate static let assignment = Input.union(
        assignments + [[.init("type", .choice(["rotation"])), .init("memberIds", .list(.id, 1...50, isUnique: true))]]
    )

    fileprivate static let startDate = Input.date(2000...2099)

    fileprivate static let unfinished = Input.choice(Schedule.Unfinished.allCases.map(\.rawValue))

    fileprivate static let recurrence = Input.object([
        .init("frequency", .choice(Recurrence.Frequency.allCases.map(\.rawValue))),
        .changed("interval", .number(1...99)),
        .optional("weekdays", .list(.choice(Weekday.allCases.map(\.rawValue)), 1...7, isUnique: true)),
        .optional("monthDays", .list(.number(-31...31, except: 0), 1...62, isUnique: true)),
        .optional("setPositions", .list(.number(-366...366, except: 0), 1...20, isUnique: true)),
        .optional("until", .date(1...2199)), .optional("count", .number(1...1000)),
    ])

    fileprivate static let newSchedule: [Field] = [
        .init("name", taskName), .optional("description", taskDescription), .optional("karma", taskKarma),
        .changed("assignment", assignment), .init("startDate", startDate), .optional("timeOfDay", .timeOfDay),
        .init("recurrence", recurrence), .changed("unfinished", unfinished),
    ]

    fileprivate static let scheduleEdit = Input.object([
        .changed("name", taskName), .optional("description", taskDescription), .optional("karma", taskKarma),
        .changed("assignment", assignment), .changed("startDate", startDate), .optional("timeOfDay", .timeOfDay),
        .changed("recurrence", recurrence), .changed("unfinished", unfinished),
    ])
}
