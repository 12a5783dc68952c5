import Roost

extension Endpoint {
    /// What happened.
    static func activity(_ shapes: Shapes) throws -> [Endpoint] {
        [
            Endpoint(
                "GET /v1/families/{familyId}/activity",
                "A page of what happened, the newest first, in the reader's language.",
                for: .member,
                query: [
                    .optional("member", .either([.choice(["me"]), .id])),
                    .optional("kind", .choice(ActivityKind.allCases.map(\.rawValue))), .optional("day", .anyDate),
                ] + .page(),
                answers: [.ok(shapes.page(try shapes.of(ActivityItem.self)))]
            )
        ]
    }
}
