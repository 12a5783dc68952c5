import HTTPTypes
import Hummingbird
import Roost

/// A reward's picture: `/v1/families/:familyId/rewards/:rewardId/image`, for the family only.
struct RewardImageRoutes: Sendable {
    private let rewards: Rewards
    private let database: any Database
    private let world: World

    init(services: Services) {
        rewards = services.rewards
        database = services.database
        world = services.world
    }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("rewards/:rewardId/image", use: get)
        family.put("rewards/:rewardId/image", use: put)
    }

    /// Also serves the pages, at their own address.
    @Sendable
    func get(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, id, me) = (try context.familyId(), try context.rewardId(), try context.signedIn().user.id)
        let (tag, image) = try await database.view(of: family, for: me) { view -> (String?, Image?) in
            let tag = try view.rewardImageTag(id)
            if let tag, request.alreadyHas(tag: tag) { return (tag, nil) }
            return (tag, try view.rewardImage(id))
        }
        return .picture(image, tag: tag)
    }

    @Sendable
    private func put(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, id, caller) = (try context.familyId(), try context.rewardId(), try context.caller(of: request))
        let image = try await request.image()
        _ = try await rewards.setImage(image, of: id, in: family, by: caller)
        return try .json(try await database.answer(id, in: family, for: caller.user, at: world.now()))
    }
}
