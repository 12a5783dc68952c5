import Roost

extension Endpoint {
    /// Karma.
    static func karma(_ shapes: Shapes) throws -> [Endpoint] {
        let all = "/v1/families/{familyId}/karma"
        let entry = try shapes.of(KarmaEntry.self)
        let grant: [Input.Field] = [
            .init("userId", .id), .init("amount", .number(-100_000...100_000, except: 0)),
            .optional("description", .prose(0...500)),
        ]
        return [
            Endpoint(
                "GET \(all)",
                "What everybody has.",
                for: .member,
                answers: [.ok(shapes.items(try shapes.of(Balance.self)))]
            ),
            Endpoint(
                "GET \(all)/{userId}/entries",
                "A page of somebody's ledger.",
                for: .member,
                query: .page(),
                answers: [.ok(shapes.page(entry))],
                refuses: [404: ["member_not_found"]]
            ),
            Endpoint(
                "POST \(all)/grants",
                "Gives karma, or takes it.",
                for: .parent,
                takes: .json(.object(grant)),
                answers: [.created(entry)],
                refuses: [404: ["member_not_found"], 409: ["insufficient_karma"]]
            ),
        ]
    }
}
