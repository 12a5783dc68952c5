import HTTPTypes
import Hummingbird
import Roost

/// The page on which somebody with an account makes a family: the first one, or another.
struct NewFamilyDoor: PageGroup {
    let environment: PageEnvironment

    func register(on router: some RouterMethods<RoostContext>) {
        router.get("new-family", use: page)
        // A double tap makes one family.
        router.group("new-family")
            .add(middleware: PageSignIn(authentication: authentication, formsPage: "/new-family"))
            .add(middleware: FormKeys(services: services, bodyLimit: bodyLimit))
            .post("", use: create)
    }

    @Sendable
    private func page(_ request: Request, _ context: RoostContext) async throws -> Response {
        guard let visitor = try await authentication.visitor(of: request) else {
            return .see("/sign-in?next=/new-family")
        }
        return try await answer(request, visitor.user, FormBody(), nil)
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
            var draft = try FamilyForm(typed).draft()
            draft.language = visitor.user.language
            let family = try await services.families.create(draft, by: caller)
            return .see("/families/\(family.id.text)")
        } catch {
            guard let problem = Problem(error), problem.status.code < 500 else { throw error }
            return try await answer(request, visitor.user, typed, problem)
        }
    }

    private func answer(
        _ request: Request,
        _ user: User,
        _ typed: FormBody,
        _ problem: Problem?
    ) async throws -> Response {
        let hasFamily = try await !services.families.all(of: user.id).isEmpty
        return try renderer.door(request, in: user.reads, status: problem?.status ?? .ok) { words in
            PageContent(
                template: "pages/new-family",
                title: words("family.new"),
                values: [
                    "name": typed["name"],
                    "timezones": TimeZoneChoice.values(chosen: typed.text("timezone")),
                    "hasFamily": hasFamily,
                    "userName": user.name,
                    "errors": FormRefusal.errors(of: problem?.told(in: words)),
                ],
                problem: problem?.told(in: words).detail
            )
        }
    }
}
