package import Roost

extension Home {
    /// Somebody takes somebody out of the family; both the same is leaving.
    package func remove(_ member: User.ID, by user: User.ID) async throws {
        try await services.families.removeMember(member, from: id, by: Caller(user))
    }

    /// Somebody gives somebody another role.
    @discardableResult
    package func changeRole(of member: User.ID, to role: Role, by user: User.ID) async throws -> Member {
        try await services.families.changeRole(of: member, to: role, in: id, by: Caller(user))
    }
}
