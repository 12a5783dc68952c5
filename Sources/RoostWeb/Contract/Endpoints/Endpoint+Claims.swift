import Roost

extension Endpoint {
    /// Claims.
    static func claims(_ shapes: Shapes) throws -> [Endpoint] {
        let all = "/v1/families/{familyId}/claims"
        let one = "\(all)/{claimId}"
        let claim = try shapes.of(Claim.self)
        let unknown = [404: ["claim_not_found"]]
        let deciding = unknown.merging([409: ["not_pending"]]) { $1 }
        let claiming = ["reward_archived", "already_pending", "out_of_stock", "limit_reached", "insufficient_karma"]
        return [
            Endpoint(
                "GET \(all)",
                "A page of claims: children see their own, parents all.",
                for: .member,
                query: [.optional("status", .choice(Claim.Status.allCases.map(\.rawValue)))] + .page(),
                answers: [.ok(shapes.page(claim))]
            ),
            Endpoint("GET \(one)", "One claim.", for: .member, answers: [.ok(claim)], refuses: unknown),
            Endpoint(
                "POST /v1/families/{familyId}/rewards/{rewardId}/claims",
                "Claims a reward.",
                for: .member,
                answers: [.created(claim)],
                refuses: [404: ["reward_not_found"], 409: claiming]
            ),
            Endpoint(
                "POST \(one)/approval",
                "Approves a claim, which completes its task.",
                for: .parent,
                answers: [.ok(claim)],
                refuses: deciding
            ),
            Endpoint(
                "POST \(one)/rejection",
                "Says no to a claim.",
                for: .parent,
                takes: .json(.object([.init("reason", .line(1...500))])),
                answers: [.ok(claim)],
                refuses: deciding
            ),
            Endpoint(
                "DELETE \(one)",
                "Takes a claim back: the claimer, or a parent.",
                for: .member,
                takes: .jsonIfAny(.object([.optional("reason", .prose(0...500))])),
                answers: [.ok(claim)],
                refuses: deciding
            ),
        ]
    }
}
