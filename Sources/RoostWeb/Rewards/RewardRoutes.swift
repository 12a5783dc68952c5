import Hummingbird
import Roost

/// Rewards: `/v1/families/:familyId/rewards`.
struct RewardRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var rewards: Rewards { services.rewards }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("rewards", use: list)
        family.post("rewards", use: create)
        family.get("rewards/:rewardId", use: get)
        family.patch("rewards/:rewardId", use: edit)
        family.put("rewards/:rewardId/archive", use: archive)
        family.put("rewards/:rewardId/favourite") { try await setFavourite(true, $0, $1) }
        family.delete("rewards/:rewardId/favourite") { try await setFavourite(false, $0, $1) }
    }

    @Sendable
    private func list(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me) = (try context.familyId(), try context.signedIn().user.id)
        let now = world.now()
        let offers = try await database.view(of: family, for: me) { try $0.rewards(at: now) }
        return try .json(Items(offers.map(RewardAnswer.init)))
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        let draft = try await request.json(upTo: bodyLimit) { body in
            let read = body.rewardDraft()
            return try body.checked { () throws(Invalid) in try read.checked() }
        }
        let reward = try await rewards.create(draft, in: family, by: caller)
        let answer = try await database.answer(reward.id, in: family, for: caller.user, at: world.now())
        return try .created(answer, at: "/v1/families/\(family)/rewards/\(reward.id)")
    }

    @Sendable
    private func get(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, reward) = (try context.familyId(), try context.rewardId())
        let me = try context.signedIn().user.id
        return try .json(try await database.answer(reward, in: family, for: me, at: world.now()))
    }

    @Sendable
    private func edit(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, reward, caller) = (try context.familyId(), try context.rewardId(), try context.caller(of: request))
        let version = try request.ifMatchVersion()
        let edit = try await request.json(upTo: bodyLimit) { body in
            var edit = body.rewardEdit()
            edit.ifVersion = version
            try body.checked { [edit] () throws(Invalid) in try edit.check() }
            return edit
        }
        _ = try await rewards.edit(reward, edit, in: family, by: caller)
        return try .json(try await database.answer(reward, in: family, for: caller.user, at: world.now()))
    }

    @Sendable
    private func archive(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, reward, caller) = (try context.familyId(), try context.rewardId(), try context.caller(of: request))
        _ = try await rewards.archive(reward, ifVersion: try request.ifMatchVersion(), in: family, by: caller)
        return try .json(try await database.answer(reward, in: family, for: caller.user, at: world.now()))
    }

    @Sendable
    private func setFavourite(
        _ isFavourite: Bool,
        _ request: Request,
        _ context: RoostContext
    ) async throws -> Response {
        let (family, reward, caller) = (try context.familyId(), try context.rewardId(), try context.caller(of: request))
        try await rewards.setFavourite(isFavourite, of: reward, in: family, by: caller)
        return .done
    }
}

extension RoostContext {
    /// The reward in the path.
    /// - Throws: `Problem` 400 `malformed_id`.
    func rewardId() throws(Problem) -> Reward.ID {
        try id("rewardId")
    }
}

extension Database {
    /// A reward as one member sees it now.
    func answer(
        _ reward: Reward.ID,
        in family: Family.ID,
        for user: User.ID,
        at now: Timestamp
    ) async throws -> RewardAnswer {
        RewardAnswer(try await view(of: family, for: user) { try $0.reward(reward, at: now) })
    }
}
