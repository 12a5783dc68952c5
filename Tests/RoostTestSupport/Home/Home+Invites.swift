package import Roost

extension Home {
    /// A new invite of Anna's unless it is somebody else's.
    package func invite(
        as role: Role = .child,
        by user: User.ID? = nil
    ) async throws -> (invite: Invite, token: Invite.Token) {
        try await services.invites.create(as: role, to: id, by: Caller(user ?? anna))
    }

    /// Somebody comes with an invite's link.
    @discardableResult
    package func accept(_ token: Invite.Token, by user: User.ID) async throws -> Joining {
        try await services.invites.accept(token, by: Caller(user))
    }

    /// The invites that are open, as Anna sees them.
    package func invites() async throws -> [Invite] {
        let now = clock.now
        return try await services.database.view(of: id, for: anna) { try $0.invites(at: now) }
    }
}
