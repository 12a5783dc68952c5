import HTTPTypes
import Hummingbird
import Roost

/// Accounts and sign-ins: `/v1/auth/…`, and the public keys of access tokens.
struct AccountRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var accounts: Accounts { services.accounts }

    /// What one does without being signed in.
    func register(on router: Router<RoostContext>) {
        router.post("v1/auth/register", use: signUp)
        router.post("v1/auth/login", use: logIn)
        router.get(".well-known/jwks.json") { _, _ in
            var response = Response.text(accounts.keySet, type: "application/jwk-set+json")
            response.headers[.cacheControl] = "public, max-age=300"
            return response
        }
    }

    /// What only somebody signed in does.
    func registerSignedIn(on api: RouterGroup<RoostContext>) {
        api.post("auth/logout", use: logOut)
        api.get("auth/sessions", use: signIns)
        api.delete("auth/sessions/:signInId", use: endSignIn)
        api.post("auth/change-password", use: changePassword)
        api.post("auth/token", use: token)
    }

    @Sendable
    private func signUp(_ request: Request, _ context: RoostContext) async throws -> Response {
        try request.refuseForeignOrigin()
        let registration = try await request.json(upTo: bodyLimit) { body in
            let read = body.registration()
            return try body.checked { () throws(Invalid) in try read.checked() }
        }
        let signedIn = try await accounts.register(registration, by: request.headers[.userAgent])
        return try .signedIn(signedIn, cookie, request, status: .created)
    }

    @Sendable
    private func logIn(_ request: Request, _ context: RoostContext) async throws -> Response {
        try request.refuseForeignOrigin()
        let (email, password) = try await request.json(upTo: bodyLimit) { body in
            (body.required("email", or: ""), body.required("password", or: ""))
        }
        let signedIn = try await accounts.logIn(
            email: email,
            password: password,
            from: context.address,
            by: request.headers[.userAgent]
        )
        return try .signedIn(signedIn, cookie, request)
    }

    @Sendable
    private func logOut(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await accounts.logOut(try context.signedIn().signIn)
        var response = Response.done
        response.headers[.setCookie] = cookie.clearing(for: request)
        return response
    }

    /// A secret: no store keeps it, nor does that of answers to keyed requests.
    @Sendable
    private func token(_ request: Request, _ context: RoostContext) async throws -> Response {
        var response = try Response.json(["accessToken": try await accounts.accessToken(for: try context.signedIn())])
        response.headers[.cacheControl] = "no-store"
        return response
    }

    @Sendable
    private func signIns(_ request: Request, _ context: RoostContext) async throws -> Response {
        let identity = try context.signedIn()
        let items = try await accounts.signIns(of: identity).map { SignInAnswer($0, current: identity.signIn) }
        return try .json(["items": items])
    }

    @Sendable
    private func endSignIn(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await accounts.end(try context.signInId(), by: try context.signedIn())
        return .done
    }

    @Sendable
    private func changePassword(_ request: Request, _ context: RoostContext) async throws -> Response {
        let identity = try context.signedIn()
        let (current, new) = try await request.json(upTo: bodyLimit) { body in
            (body.required("currentPassword", or: ""), body.required("newPassword", or: ""))
        }
        try await accounts.changePassword(from: current, to: new, by: identity)
        return .done
    }
}
