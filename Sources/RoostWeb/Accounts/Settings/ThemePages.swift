import HTTPTypes
import Hummingbird

/// The form that chooses a theme, on the settings of whoever is in a family and of who is in none.
struct ThemePages: PageGroup {
    let environment: PageEnvironment

    func register(on router: some RouterMethods<RoostContext>) {
        router.post("theme", use: choose)
    }

    @Sendable
    private func choose(_ request: Request, _ context: RoostContext) async throws -> Response {
        try request.refuseForeignOrigin()
        let typed = try await FormBody(of: request, upTo: bodyLimit)
        let theme = ThemeChoice.Theme(rawValue: typed["theme"])
        var response = request.wantsJSON ? Response.done : .see(LocalPath(refererOf: request)?.text ?? "/")
        response.headers[.setCookie] = ThemeChoice(configuration).setting(theme, for: request)
        return response
    }
}
