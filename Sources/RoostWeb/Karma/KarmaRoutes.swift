import Hummingbird
import Roost

/// Karma: `/v1/families/:familyId/karma`.
struct KarmaRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var karma: Karma { services.karma }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("karma", use: balances)
        family.get("karma/:userId/entries", use: entries)
        family.post("karma/grants", use: grant)
    }

    @Sendable
    private func balances(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me) = (try context.familyId(), try context.signedIn().user.id)
        return try .json(Items(try await database.view(of: family, for: me) { try $0.balances() }))
    }

    @Sendable
    private func entries(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, member, me) = (try context.familyId(), try context.userId(), try context.signedIn().user.id)
        var fields = request.fields
        let (cursor, limit) = (fields["cursor"], fields.limit())
        try fields.finish()
        let page = try await database.view(of: family, for: me) {
            try $0.karmaEntries(of: member, cursor: cursor, limit: limit)
        }
        return try .json(page)
    }

    @Sendable
    private func grant(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        let grant = try await request.json(upTo: bodyLimit) { body in
            let read = KarmaGrant(
                to: body.required("userId", or: caller.user),
                amount: body.required("amount", or: 1),
                description: body.optional("description")
            )
            return try body.checked { () throws(Invalid) in try read.checked() }
        }
        return try .created(try await karma.grant(grant, in: family, by: caller))
    }
}
