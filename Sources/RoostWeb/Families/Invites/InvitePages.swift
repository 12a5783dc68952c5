import Hummingbird
import Roost

/// The page of a family's invites, and its forms.
struct InvitePages: PageGroup {
    let environment: PageEnvironment

    private var invites: Invites { services.invites }

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("invites") { request, context in
            try await renderer.answer(InvitesPage(), to: request, context)
        }
        family.post("invites", use: create)
        family.post("invites/:inviteId/removal", use: revoke)
    }

    /// Answers with the page itself, as the link is shown once and can't be in an address.
    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        var made: InviteLink?
        let response = try await forms.answer(.button, request, context, on: InvitesPage()) { typed, post in
            guard let role = Role(rawValue: typed["role"]) else { throw Invalid("role", "A role is parent or child.") }
            let invite = try await invites.create(as: role, to: post.family, by: post.caller)
            made = InviteLink(invite, askedBy: request, configuration)
        }
        guard let made else { return response }
        return try await renderer.answer(InvitesPage(made: made), to: request, context, status: .created)
    }

    @Sendable
    private func revoke(_ request: Request, _ context: RoostContext) async throws -> Response {
        let id = try context.inviteId()
        return try await forms.answer(.button, request, context, on: InvitesPage()) { _, post in
            try await invites.revoke(id, in: post.family, by: post.caller)
        }
    }
}
