import Hummingbird
import Roost

/// Families: `/v1/families`.
struct FamilyRoutes: Sendable {
    private let families: Families
    private let database: any Database
    private let bodyLimit: Int

    init(services: Services, configuration: WebConfiguration) {
        families = services.families
        database = services.database
        bodyLimit = configuration.bodyLimit
    }

    func register(on api: RouterGroup<RoostContext>) {
        api.get("families", use: list)
        api.post("families", use: create)
        api.patch("families/:familyId", use: edit)
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
        let (name, timezone, language) = try await request.json(upTo: bodyLimit, Self.changes)
        let current = try await database.view(of: family, for: caller.user) { $0.family }
        let draft = FamilyDraft(
            name: name ?? current.name,
            timezone: timezone ?? current.timezone,
            language: language
        )
        return try .json(try await families.update(family, to: draft, ifVersion: version, by: caller))
    }

    /// The fields that a change names.
    private static func changes(
        _ body: inout JSONBody
    ) throws -> (name: String?, timezone: String?, language: String?) {
        let name: String? = body.change("name")
        let timezone: String? = body.change("timezone")
        let language: String? = body.change("language")
        try body.checked { () throws(Invalid) in
            try FamilyDraft(name: name ?? "-", timezone: timezone ?? "UTC", language: language).checked()
        }
        return (name, timezone, language)
    }
}
