import Roost

extension Endpoint {
    /// Rewards.
    static func rewards(_ shapes: Shapes) throws -> [Endpoint] {
        let all = "/v1/families/{familyId}/rewards"
        let one = "\(all)/{rewardId}"
        let reward = try shapes.reward()
        let unknown = [404: ["reward_not_found"]]
        let changing = unknown.merging([409: ["reward_archived"]]) { $1 }
        return [
            Endpoint(
                "GET \(all)",
                "The rewards on the shelf, as who asks sees them.",
                for: .member,
                answers: [.ok(shapes.items(reward))]
            ),
            Endpoint(
                "POST \(all)",
                "Makes a reward.",
                for: .parent,
                takes: .json(.newReward),
                answers: [.created(reward)]
            ),
            Endpoint("GET \(one)", "One reward.", for: .member, answers: [.ok(reward)], refuses: unknown),
            Endpoint(
                "PATCH \(one)",
                "Changes a reward.",
                for: .parent,
                takes: .json(.rewardEdit),
                answers: [.ok(reward)],
                refuses: changing,
                isVersioned: true
            ),
            Endpoint(
                "PUT \(one)/archive",
                "Takes a reward off the shelf.",
                for: .parent,
                answers: [.ok(reward)],
                refuses: unknown.merging([409: ["claims_pending"]]) { $1 },
                isVersioned: true
            ),
            Endpoint(
                "PUT \(one)/favourite",
                "Makes a reward one of one's favourites.",
                for: .member,
                answers: [.done],
                refuses: changing
            ),
            Endpoint(
                "DELETE \(one)/favourite",
                "Makes a reward none of one's favourites.",
                for: .member,
                answers: [.done],
                refuses: changing
            ),
            Endpoint(
                "GET \(one)/image",
                "A reward's picture.",
                for: .member,
                answers: [.picture, .known],
                refuses: [404: ["reward_not_found", "no_image"]]
            ),
            Endpoint(
                "PUT \(one)/image",
                "Sets a reward's picture.",
                for: .parent,
                takes: .picture,
                answers: [.ok(reward)],
                refuses: changing
            ),
        ]
    }
}

extension Shapes {
    fileprivate func reward() throws -> Schema {
        try of(
            Reward.self,
            and: [
                .init("isFavourite", .boolean), .init("pendingClaim", try of(Claim.self), isOptional: true),
                .init("available", .integer), .init("claimsLeft", .integer, isOptional: true),
                .init("nextClaimAt", .instant, isOptional: true),
            ],
            as: "Reward"
        )
    }
}

extension Input {
    private static let description = Input.prose(0...500)
    private static let cost = Input.number(1...100_000)
    private static let emblem = Input.character(orEmpty: true)
    private static let limits: [Field] = [
        .optional("stock", .number(0...10_000)), .optional("limitPerMember", .number(1...100)),
    ]

    fileprivate static let newReward = Input.object(
        [
            .init("name", .line(1...100)), .optional("description", description), .init("karmaCost", cost),
            .optional("emoji", emblem),
        ] + limits
    )

    fileprivate static let rewardEdit = Input.object(
        [
            .changed("name", .line(1...100)), .optional("description", description), .changed("karmaCost", cost),
            .changed("emoji", emblem),
        ] + limits
    )
}
