import Hummingbird
import Roost

/// Who is in a family: `/v1/families/:familyId/members`.
struct MemberRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var families: Families { services.families }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.post("members", use: add)
        family.put("members/:userId/role", use: changeRole)
        family.delete("members/:userId", use: remove)
    }

    @Sendable
    private func add(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        let (registration, role) = try await request.json(upTo: bodyLimit) { body in
            let role: Role = body.required("role", or: .child)
            let read = body.memberRegistration(as: role)
            return (try body.checked { () throws(Invalid) in try read.checked() }, role)
        }
        let member = try await families.addMember(registration, as: role, to: family, by: caller)
        return try .created(member)
    }

    @Sendable
    private func changeRole(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, member, caller) = (try context.familyId(), try context.userId(), try context.caller(of: request))
        let version = try request.ifMatchVersion()
        let role: Role = try await request.json(upTo: bodyLimit) { $0.required("role", or: .child) }
        let changed = try await families.changeRole(of: member, to: role, in: family, ifVersion: version, by: caller)
        return try .json(changed)
    }

    @Sendable
    private func remove(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, member, caller) = (try context.familyId(), try context.userId(), try context.caller(of: request))
        try await families.removeMember(member, from: family, by: caller)
        return .done
    }
}
