import Hummingbird
import Roost

/// The forms on the family's page by which parents look after how their children sign in.
struct WardPages: PageGroup {
    let environment: PageEnvironment

    func register(on family: some RouterMethods<RoostContext>) {
        family.post("code", use: replaceCode)
        family.post("members/:userId/pin", use: setPIN)
        family.post("members/:userId/password", use: setPassword)
    }

    @Sendable
    private func replaceCode(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await forms.answer(.button, request, context, on: MembersPage()) { _, post in
            _ = try await services.families.replaceCode(of: post.family, by: post.caller)
        }
    }

    @Sendable
    private func setPIN(_ request: Request, _ context: RoostContext) async throws -> Response {
        let child = try context.userId()
        return try await forms.answer(.pin(child), request, context, on: MembersPage()) { typed, post in
            try await services.accounts.setPIN(
                typed.text("pin") ?? "",
                of: child,
                in: post.family,
                by: post.caller
            )
        }
    }

    @Sendable
    private func setPassword(_ request: Request, _ context: RoostContext) async throws -> Response {
        let child = try context.userId()
        return try await forms.answer(.wardPassword(child), request, context, on: MembersPage()) { typed, post in
            try await services.accounts.setPassword(
                typed["password"],
                email: typed.text("email"),
                of: child,
                in: post.family,
                by: post.caller
            )
        }
    }
}
