import HTTPTypes
import Hummingbird
import Roost

/// The page on which somebody with an account makes a family: the first one, or another.
struct NewFamilyDoor: Sendable {
    private let services: Services
    private let authentication: Authentication
    private let renderer: PageRenderer
    private let bodyLimit: Int

    init(
        _ services: Services,
        _ configuration: WebConfiguration,
        authentication: Authentication,
        renderer: PageRenderer
    ) {
        self.services = services
        self.authentication = authentication
        self.renderer = renderer
        bodyLimit = configuration.bodyLimit
    }

    func register(on router: Router<RoostContext>) {
        router.get("new-family", use: page)
        router.post("new-family", use: create)
    }

    @Sendable
    private func page(_ request: Request, _ context: RoostContext) async throws -> Response {
        guard let visitor = try await authentication.visitor(of: request) else {
            return .see("/sign-in?next=/new-family")
        }
        return try renderer.door(try await content(for: visitor.user, FormBody(), nil))
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        guard let visitor = try await authentication.visitor(of: request) else {
            return .see("/sign-in?next=/new-family")
        }
        var typed = FormBody()
        do {
            typed = try await FormBody(of: request, upTo: bodyLimit)
            let caller = Caller(visitor.user.id, cause: try request.idempotencyKey())
            let family = try await services.families.create(try FamilyForm(typed).draft(), by: caller)
            return .see("/families/\(family.id.text)")
        } catch {
            guard let problem = Problem(error), problem.status.code < 500 else { throw error }
            return try renderer.door(try await content(for: visitor.user, typed, problem), status: problem.status)
        }
    }

    private func content(for user: User, _ typed: FormBody, _ problem: Problem?) async throws -> PageContent {
        let hasFamily = try await !services.families.all(of: user.id).isEmpty
        return PageContent(
            template: "pages/new-family",
            title: "New family",
            values: [
                "name": typed["name"],
                "timezones": TimeZoneChoice.values(chosen: typed.text("timezone")),
                "hasFamily": hasFamily,
                "userName": user.name,
                "errors": FormRefusal.errors(of: problem),
            ],
            problem: problem?.detail
        )
    }
}
