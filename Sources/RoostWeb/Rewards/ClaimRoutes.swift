import Hummingbird
import Roost

/// Claims: `/v1/families/:familyId/claims`, and making one below its reward.
struct ClaimRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var claims: Claims { services.claims }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("claims", use: list)
        family.get("claims/:claimId", use: get)
        family.delete("claims/:claimId", use: cancel)
        family.post("claims/:claimId/approval", use: approve)
        family.post("claims/:claimId/rejection", use: reject)
        family.post("rewards/:rewardId/claims", use: claim)
    }

    @Sendable
    private func list(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me) = (try context.familyId(), try context.signedIn().user.id)
        var fields = request.fields
        let detail = "A status is pending, completed, rejected or cancelled."
        let status = fields.value("status", detail, Claim.Status.init)
        let (cursor, limit) = (fields["cursor"], fields.limit())
        try fields.finish()
        let page = try await database.view(of: family, for: me) {
            try $0.claims(status: status, cursor: cursor, limit: limit)
        }
        return try .json(page)
    }

    @Sendable
    private func get(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, claim, me) = (try context.familyId(), try context.claimId(), try context.signedIn().user.id)
        return try .json(try await database.view(of: family, for: me) { try $0.claim(claim) })
    }

    @Sendable
    private func claim(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, reward, caller) = (try context.familyId(), try context.rewardId(), try context.caller(of: request))
        let claim = try await claims.claim(reward, in: family, by: caller)
        return try .created(claim, at: "/v1/families/\(family)/claims/\(claim.id)")
    }

    @Sendable
    private func approve(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, claim, caller) = (try context.familyId(), try context.claimId(), try context.caller(of: request))
        return try .json(try await claims.approve(claim, in: family, by: caller))
    }

    @Sendable
    private func reject(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, claim, caller) = (try context.familyId(), try context.claimId(), try context.caller(of: request))
        let reason = try await request.json(upTo: bodyLimit) { $0.required("reason", or: "") }
        return try .json(try await claims.reject(claim, reason: reason, in: family, by: caller))
    }

    /// Takes `{reason}` or no body at all.
    @Sendable
    private func cancel(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, claim, caller) = (try context.familyId(), try context.claimId(), try context.caller(of: request))
        let reason: String? = try await request.json(upTo: bodyLimit, isOptional: true) { $0.optional("reason") }
        return try .json(try await claims.cancel(claim, reason: reason, in: family, by: caller))
    }
}

extension RoostContext {
    /// The claim in the path.
    /// - Throws: `Problem` 400 `malformed_id`.
    func claimId() throws(Problem) -> Claim.ID {
        try id("claimId")
    }
}
