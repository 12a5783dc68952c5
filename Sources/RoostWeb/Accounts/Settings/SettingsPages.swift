import HTTPTypes
import Hummingbird
import Roost

/// The page of settings, and its forms.
struct SettingsPages: Sendable {
    private let accounts: Accounts
    private let renderer: PageRenderer
    private let forms: FormPosts
    private let cookie: SessionCookie

    init(services: Services, _ configuration: WebConfiguration, renderer: PageRenderer, forms: FormPosts) {
        accounts = services.accounts
        self.renderer = renderer
        self.forms = forms
        cookie = SessionCookie(configuration)
    }

    /// - Parameter family: the pages of one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("settings") { request, context in
            try await renderer.answer(try page(context), to: request, context)
        }
        family.post("settings/password", use: changePassword)
        family.post("settings/sign-ins/:signInId/removal", use: endSignIn)
        family.post("settings/account/removal", use: deleteAccount)
    }

    private func page(_ context: RoostContext) throws -> SettingsPage {
        SettingsPage(current: try context.signedIn().signIn)
    }

    @Sendable
    private func changePassword(_ request: Request, _ context: RoostContext) async throws -> Response {
        let identity = try context.signedIn()
        return try await forms.answer(.password, request, context, on: try page(context)) { typed, _ in
            do {
                try await accounts.changePassword(
                    from: typed["currentPassword"],
                    to: typed["newPassword"],
                    by: identity
                )
            } catch AccountRefusal.wrongPassword {
                throw Invalid("currentPassword", code: "wrong_password", AccountRefusal.wrongPassword.problem.detail)
            }
        }
    }

    @Sendable
    private func endSignIn(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (signIn, identity) = (try context.signInId(), try context.signedIn())
        return try await forms.answer(.button, request, context, on: try page(context)) { _, _ in
            try await accounts.end(signIn, by: identity)
        }
    }

    /// Whoever deletes the account has typed its name, so that no stray tap does it.
    @Sendable
    private func deleteAccount(_ request: Request, _ context: RoostContext) async throws -> Response {
        let name = try context.signedIn().user.name
        var response = try await forms.answer(.farewell, request, context, on: try page(context)) { typed, post in
            guard typed.text("confirmation")?.lowercased() == name.lowercased() else {
                throw Invalid("confirmation", code: "mismatch", "Type your name as it stands here: \(name)")
            }
            try await accounts.delete(by: post.caller)
        }
        guard response.status == .seeOther || response.status == .noContent else { return response }
        if response.status == .seeOther { response = .see("/sign-in") }
        response.headers[.setCookie] = cookie.clearing(for: request)
        return response
    }
}
