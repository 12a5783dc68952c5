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
        let (tag, image) = try await database.view(of: family, for: me) { view -> (String?, RewardImage?) in
            let tag = try view.rewardImageTag(id)
            if let tag, request.alreadyHas(tag: tag) { return (tag, nil) }
            return (tag, try view.rewardImage(id))
        }
        return .picture(image, tag: tag)
    }

    @Sendable
    private func put(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, id, caller) = (try context.familyId(), try context.rewardId(), try context.caller(of: request))
        let image = try RewardImage(try await Self.file(in: request))
        _ = try await rewards.setImage(image, of: id, in: family, by: caller)
        return try .json(try await database.answer(id, in: family, for: caller.user, at: world.now()))
    }

    /// The picture in a body: the field `image` of a multipart form, else the body itself.
    static func file(in request: Request) async throws -> [UInt8] {
        // Room for the boundaries and headers of the form around it.
        let bytes = try await request.bytes(upTo: RewardImage.limit + 10_000)
        guard let type = request.headers[.contentType], type.lowercased().hasPrefix("multipart/form-data") else {
            guard bytes.count <= RewardImage.limit else { throw Problem.tooLarge }
            return bytes
        }
        guard let file = try MultipartForm(bytes, contentType: type)["image"] else {
            throw Invalid("image", code: "required", "Choose a picture.")
        }
        guard file.count <= RewardImage.limit else { throw Problem.tooLarge }
        return file
    }
}
