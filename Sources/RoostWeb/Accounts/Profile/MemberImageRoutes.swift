import Hummingbird
import Roost

/// A member's picture: `/v1/families/:familyId/members/:userId/image`, for who is in a family with that person.
struct MemberImageRoutes: Sendable {
    private let database: any Database

    init(services: Services) {
        database = services.database
    }

    /// - Parameter family: what is below one family, for programs or for pages.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("members/:userId/image", use: get)
    }

    @Sendable
    private func get(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, member, me) = (try context.familyId(), try context.userId(), try context.signedIn().user.id)
        let (tag, image) = try await database.view(of: family, for: me) { view in
            try view.image(of: member) { request.alreadyHas(tag: $0) }
        }
        return .picture(image, tag: tag)
    }
}
