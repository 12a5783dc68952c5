import Hummingbird
import Roost

/// Families: `/v1/families`.
struct FamilyRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var families: Families { services.families }

    func register(on api: RouterGroup<RoostContext>) {
        api.get("families", use: list)
        api.post("families", use: create)
        api.patch("families/:familyId", use: edit)
        api.delete("families/:familyId", use: delete)
    }

    @Sendable
    private func list(_ request: Request, _ context: RoostContext) async throws -> Response {
        let mine = try await families.all(of: try context.signedIn().user.id)
        return try .json(Items(mine.map(FamilyAnswer.init)))
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        let caller = try context.caller(of: request)
        let draft = try await request.json(upTo: bodyLimit) { body in
            let read = FamilyDraft(
                name: body.required("name", or: ""),
                timezone: body.required("timezone", or: ""),
                language: body.optional("language")
            )
            return try body.checked { () throws(Invalid) in try read.checked() }
        }
        return try .created(try await families.create(draft, by: caller))
    }

    @Sendable
    private func edit(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        let version = try request.ifMatchVersion()
        let edit = try await request.json(upTo: bodyLimit) { body in
            let read = body.familyEdit()
            return try body.checked { () throws(Invalid) in try read.checked() }
        }
        return try .json(try await families.update(family, to: edit, ifVersion: version, by: caller))
    }

    @Sendable
    private func delete(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        let name: String = try await request.json(upTo: bodyLimit) { $0.required("name", or: "") }
        try await families.delete(family, named: name, by: caller)
        return .done
    }
}
