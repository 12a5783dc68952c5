import HTTPTypes
import Hummingbird
import Roost

/// Invites: `/v1/families/:familyId/invites` for those who invite, `/v1/invites/:token` for who is invited.
struct InviteRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var invites: Invites { services.invites }

    /// What whoever holds a link may see.
    func registerOpen(on router: Router<RoostContext>) {
        router.get("v1/invites/:token") { _, context in
            try Response.json(try await invites.look(at: context.inviteToken()))
        }
    }

    /// What somebody signed in does with a link.
    func registerAcceptance(on api: RouterGroup<RoostContext>) {
        api.post("invites/:token/acceptance") { request, context in
            let joining = try await invites.accept(context.inviteToken(), by: try context.caller(of: request))
            return try Response.created(joining)
        }
    }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("invites", use: list)
        family.post("invites", use: create)
        family.delete("invites/:inviteId", use: revoke)
    }

    @Sendable
    private func list(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me, now) = (try context.familyId(), try context.signedIn().user.id, world.now())
        return try .json(Items(try await database.view(of: family, for: me) { try $0.invites(at: now) }))
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        let role: Role = try await request.json(upTo: configuration.bodyLimit) { $0.required("role", or: .child) }
        let made = try await invites.create(as: role, to: family, by: caller)
        var response = try Response.created(InviteLink(made, askedBy: request, configuration))
        response.headers[.cacheControl] = "no-store"
        return response
    }

    @Sendable
    private func revoke(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, invite) = (try context.familyId(), try context.inviteId())
        try await invites.revoke(invite, in: family, by: try context.caller(of: request))
        return .done
    }
}

extension RoostContext {
    /// The invite in the path.
    /// - Throws: `Problem` 400 `malformed_id`.
    func inviteId() throws(Problem) -> Invite.ID {
        try id("inviteId")
    }

    /// The secret in an invite's link.
    func inviteToken() -> Invite.Token {
        Invite.Token(parameters.get("token") ?? "")
    }
}
