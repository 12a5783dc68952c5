import Hummingbird
import Roost

/// What parents do for their children's sign-ins: the family's code, PINs, passwords.
struct WardRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("code", use: code)
        family.post("code", use: replaceCode)
        family.get("members/:userId/access", use: access)
        family.put("members/:userId/pin", use: setPIN)
        family.put("members/:userId/password", use: setPassword)
    }

    @Sendable
    private func code(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me) = (try context.familyId(), try context.signedIn().user.id)
        let code = try await services.database.view(of: family, for: me) { try $0.code() }
        guard let code else { throw Problem(.notFound, "no_family_code", "This family has no code yet. Make one.") }
        return try .json(code)
    }

    @Sendable
    private func replaceCode(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        return try .created(try await services.families.replaceCode(of: family, by: caller))
    }

    @Sendable
    private func access(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, member, me) = (try context.familyId(), try context.userId(), try context.signedIn().user.id)
        return try .json(try await services.database.view(of: family, for: me) { try $0.access(to: member) })
    }

    @Sendable
    private func setPIN(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, member, caller) = (try context.familyId(), try context.userId(), try context.caller(of: request))
        let pin: String = try await request.json(upTo: bodyLimit) { $0.required("pin", or: "") }
        try await services.accounts.setPIN(pin, of: member, in: family, by: caller)
        return .done
    }

    @Sendable
    private func setPassword(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, member, caller) = (try context.familyId(), try context.userId(), try context.caller(of: request))
        let (password, email) = try await request.json(upTo: bodyLimit) { body -> (String, String?) in
            (body.required("password", or: ""), body.optional("email"))
        }
        try await services.accounts.setPassword(password, email: email, of: member, in: family, by: caller)
        return .done
    }
}
